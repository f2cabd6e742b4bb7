package dev.rapport.llm;

import java.time.LocalDate;

/// What one model was used for on one day.
///
/// @param day in UTC
/// @param provider such as `openai`
/// @param model the provider's name of the model
/// @param calls how many calls were made, failed ones included
/// @param answers how many of them gave any text
/// @param costMicroUsd in millionths of a US dollar
public record ModelUsage(
    LocalDate day,
    String provider,
    String model,
    long calls,
    long answers,
    long inputTokens,
    long outputTokens,
    long costMicroUsd) {}

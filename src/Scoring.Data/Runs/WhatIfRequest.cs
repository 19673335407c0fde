namespace Scoring.Data.Runs;

/// <summary>What a what-if experiment is asked for.</summary>
public sealed record WhatIfRequest
{
    /// <summary>Scheme, panel, roster, columns, threads and progress, as for a run. Its years are not used.</summary>
    public required RunRequest Run { get; init; }

    /// <summary>The year; null = the last in which a unit is ranked.</summary>
    public int? Year { get; init; }

    /// <summary>The node that is ranked; null = the index.</summary>
    public string? Node { get; init; }

    /// <summary>Name of the variant that weights and swaps without a name make. Default: what-if.</summary>
    public string Name { get; init; } = "what-if";

    /// <summary>Weights: <c>[name:]code=number</c>.</summary>
    public IReadOnlyList<string> Weights { get; init; } = [];

    /// <summary>Files of weights: a JSON object of numbers by code, or lines of code and number.</summary>
    public IReadOnlyList<string> WeightFiles { get; init; } = [];

    /// <summary>Methods: <c>[name:]stage=method</c>.</summary>
    public IReadOnlyList<string> Swaps { get; init; } = [];

    /// <summary>Variants in their short form.</summary>
    public IReadOnlyList<string> Vary { get; init; } = [];

    /// <summary>Files of variants.</summary>
    public IReadOnlyList<string> VariantFiles { get; init; } = [];
}

using Scoring.Findings;

namespace Scoring.Schemes.Reading;

/// <summary>An indicator with what the steps still have to read of it.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="At">Where it was written.</param>
/// <param name="Impute">Its own imputation; null = the step's.</param>
/// <param name="Treat">Its own treatment of outliers; null = the step's.</param>
/// <param name="Normalise">Its own normalisation; null = the step's.</param>
sealed record IndicatorDraft(Indicator Indicator, SchemeValue At, SchemeValue? Impute, SchemeValue? Treat, SchemeValue? Normalise)
{
    /// <summary>Where the direction was written; null = it was not, and goalposts may set it.</summary>
    public SchemeValue? Direction => At.Find("direction");
}

/// <summary>Reads <c>indicators</c>.</summary>
sealed class IndicatorReader(FaultList faults, CodeTable codes)
{
    readonly Scalars scalars = new(faults);
    readonly OptionReader options = new(faults);

    public IReadOnlyList<IndicatorDraft> Read(SchemeValue? value)
    {
        if (value is null) return [];
        if (!value.IsArray) faults.AddType(value, "array");
        else if (value.Items.Count == 0) faults.Add(FindingKinds.SchemeEmpty, value, "[]");
        return [.. value.Items.Select(ReadOne).OfType<IndicatorDraft>()];
    }

    IndicatorDraft? ReadOne(SchemeValue value)
    {
        var keys = new ObjectReader(value, faults,
            ["code", "name", "unit", "direction", "value", "standard", "target", "round", "impute", "treat", "normalise"]);
        var code = scalars.Code(keys.Required("code"));
        var indicator = new Indicator(code ?? "")
        {
            Unit = scalars.Line(keys["unit"]) ?? "",
            Direction = scalars.Choice(keys["direction"], ["+", "-"]) == "-" ? -1 : 1,
            Value = options.Formula(keys["value"]),
            Standard = scalars.Number(keys["standard"]),
            Target = scalars.Number(keys["target"]),
            Round = options.Rounding(keys["round"]),
        };
        if (scalars.Text(keys["name"]) is { } name) indicator = indicator with { Name = name };
        if (code is null || !codes.Take(code, keys["code"]!)) return null;
        return new IndicatorDraft(indicator, value, keys["impute"], keys["treat"], keys["normalise"]);
    }
}

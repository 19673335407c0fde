using System.Text.RegularExpressions;
using Scoring.Findings;

namespace Scoring.Schemes.Reading;

/// <summary>Reads <c>panel</c>: how the files are to be read.</summary>
sealed class PanelMappingReader(FaultList faults)
{
    /// <summary>Longest unit code that padding can make.</summary>
    public const int MostPadding = 50;

    static readonly string[] Layouts = ["auto", "long", "wide"];

    readonly Scalars scalars = new(faults);
    readonly MissingReader missing = new(faults);

    public PanelMapping Read(SchemeValue? value)
    {
        var panel = new PanelMapping();
        if (value is null) return panel;
        var keys = new ObjectReader(value, faults, ["layout", "columns", "year", "filter", "pad", "missing"]);
        if (scalars.Choice(keys["layout"], Layouts) is { } layout) panel = panel with { Layout = (PanelLayout)Array.IndexOf(Layouts, layout) };
        if (keys["columns"] is { } columns) panel = Columns(panel, columns);
        if (keys["year"] is { } year) panel = Year(panel, year);
        if (keys["filter"] is { } filter) panel = panel with { Filter = Filter(filter) };
        return panel with
        {
            Pad = scalars.Integer(keys["pad"], 0, MostPadding) ?? 0,
            Missing = missing.Read(keys["missing"]),
        };
    }

    PanelMapping Columns(PanelMapping panel, SchemeValue value)
    {
        var keys = new ObjectReader(value, faults, ["unit", "year", "indicator", "value", "measure", "status"]);
        return panel with
        {
            Unit = scalars.Name(keys["unit"]) ?? panel.Unit,
            Year = scalars.Name(keys["year"]) ?? panel.Year,
            Indicator = keys["indicator"] is { } indicator ? Indicator(indicator) : panel.Indicator,
            Value = scalars.Name(keys["value"]) ?? panel.Value,
            Measure = scalars.Name(keys["measure"]),
            Status = scalars.Name(keys["status"]),
        };
    }

    string[] Indicator(SchemeValue value)
    {
        if (!value.IsArray) return scalars.Name(value) is { } single ? [single] : [];
        if (value.Items.Count == 0) faults.Add(FindingKinds.SchemeEmpty, value, "[]");
        return [.. value.Items.Select(scalars.Name).OfType<string>()];
    }

    PanelMapping Year(PanelMapping panel, SchemeValue value)
    {
        if (value.IsNumber) return panel with { ConstantYear = scalars.Year(value) };
        if (!value.IsObject)
        {
            faults.AddType(value, "integer | {\"pattern\"}");
            return panel;
        }
        var pattern = new ObjectReader(value, faults, ["pattern"]).Required("pattern");
        if (scalars.Name(pattern) is not { } text) return panel;
        try
        {
            if (new Regex(text, RegexOptions.CultureInvariant).GetGroupNumbers().Length > 1) return panel with { YearPattern = text };
            faults.Add(FindingKinds.SchemePattern, pattern!, Shown.Text(text), "(\\d{4})");
        }
        catch (ArgumentException)
        {
            faults.Add(FindingKinds.SchemePattern, pattern!, Shown.Text(text));
        }
        return panel;
    }

    SortedDictionary<string, IReadOnlyList<string>> Filter(SchemeValue value)
    {
        var filter = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (!value.IsObject) faults.AddType(value, "{column: value | [value, …]}");
        foreach (var (column, accepted) in value.Members)
        {
            if (!Scalars.IsCode(column)) faults.Add(FindingKinds.SchemeText, accepted, Shown.Text(column));
            if (accepted.IsArray && accepted.Items.Count == 0) faults.Add(FindingKinds.SchemeEmpty, accepted, "[]");
            filter[column] = [.. (accepted.IsArray ? accepted.Items : [accepted]).Select(missing.Code).OfType<string>()];
        }
        return filter;
    }
}

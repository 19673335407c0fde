using System.Text.Json;
using Scoring.Experiments;
using Scoring.Explaining;
using Scoring.Methods;

namespace Scoring.Cli.Terminal;

/// <summary>A comparison as JSON: every variant's agreement in one year, and the places of the units shown.</summary>
sealed class ComparisonJson(ComparisonView view, Language language)
{
    readonly Comparison comparison = view.Comparison;

    /// <summary>Writes the comparison.</summary>
    public void Write(Utf8JsonWriter writer, bool trends)
    {
        writer.WriteStartObject();
        writer.WriteString("scheme", comparison.Nominal.Scheme.Id);
        writer.WriteString("version", comparison.Nominal.Scheme.Version);
        writer.WriteString("node", comparison.Node.Code);
        writer.WriteNumber("year", comparison.Years[view.Year]);
        writer.WriteStartArray("variants");
        foreach (var variant in comparison.Variants) WriteVariant(writer, variant);
        writer.WriteEndArray();
        writer.WriteStartArray("leave_one_out");
        foreach (var variant in comparison.Importance(view.Year)) writer.WriteStringValue(variant.Variant.LeftOut);
        writer.WriteEndArray();
        writer.WriteStartArray("units");
        var growth = trends ? Trends.Of(comparison.Nominal, comparison.Node.Code) : null;
        foreach (var unit in view.Units) WriteUnit(writer, unit, growth?[unit]);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    void WriteVariant(Utf8JsonWriter writer, ComparedVariant variant)
    {
        writer.WriteStartObject();
        writer.WriteString("name", variant.Variant.Name);
        Json.WriteText(writer, "title", variant.Variant.Title);
        if (variant.Variant.LeftOut is { } part) writer.WriteString("left_out", part);
        writer.WritePropertyName("changes");
        writer.WriteRawValue(variant.Variant.ToJson());
        if (variant.IsPossible) WriteAgreement(writer, variant);
        else
        {
            writer.WriteStartArray("faults");
            foreach (var fault in variant.Faults) FindingTable.WriteJson(writer, fault, language);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    void WriteAgreement(Utf8JsonWriter writer, ComparedVariant variant)
    {
        var year = variant.Years[view.Year];
        if (variant.From is { } from) writer.WriteString("from", from.Key());
        else writer.WriteNull("from");
        Json.WriteNumber(writer, "spearman", year.Agreement.Spearman);
        Json.WriteNumber(writer, "kendall", year.Agreement.Kendall);
        Json.WriteNumber(writer, "mean_shift", year.Agreement.MeanShift);
        Json.WriteNumber(writer, "max_shift", year.Agreement.MaxShift);
        writer.WriteNumber("common", year.Agreement.Common);
        writer.WriteNumber("same", year.Agreement.Same);
        writer.WriteNumber("lost", year.Agreement.Lost);
        writer.WriteNumber("gained", year.Agreement.Gained);
        writer.WriteNumber("best", view.Best);
        WriteUnits(writer, "entered", year.Entered(view.Best));
        WriteUnits(writer, "left", year.Left(view.Best));
        writer.WriteStartArray("movers");
        foreach (var unit in year.Movers(10))
        {
            writer.WriteStartObject();
            writer.WriteString("unit", comparison.Roster.Units[unit].Code);
            Json.WriteNumber(writer, "shift", year.Shift(unit));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    void WriteUnits(Utf8JsonWriter writer, string name, IReadOnlyList<int> units)
    {
        writer.WriteStartArray(name);
        foreach (var unit in units) writer.WriteStringValue(comparison.Roster.Units[unit].Code);
        writer.WriteEndArray();
    }

    void WriteUnit(Utf8JsonWriter writer, int unit, Trend? trend)
    {
        var entry = comparison.Roster.Units[unit];
        writer.WriteStartObject();
        writer.WriteString("unit", entry.Code);
        Json.WriteText(writer, "name", entry.Name);
        writer.WriteStartObject("ranks");
        Json.WriteNumber(writer, Variants.Nominal, view.Nominal[unit]);
        foreach (var variant in comparison.Variants.Where(variant => variant.IsPossible))
            Json.WriteNumber(writer, variant.Variant.Name, variant.Years[view.Year].Ranks[unit]);
        writer.WriteEndObject();
        if (trend is { } known)
        {
            writer.WriteStartObject("trend");
            Json.WriteNumber(writer, "growth", known.Growth);
            Json.WriteNumber(writer, "change", known.Change);
            if (known.First is { } first) writer.WriteNumber("first", first);
            if (known.Last is { } last) writer.WriteNumber("last", last);
            Json.WriteNumber(writer, "available", known.Available);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }
}

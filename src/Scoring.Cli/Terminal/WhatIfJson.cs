using System.Text.Json;
using Scoring.Experiments;
using Scoring.Methods;

namespace Scoring.Cli.Terminal;

/// <summary>A what-if experiment as JSON: every variant with its agreement and the units that are shown.</summary>
static class WhatIfJson
{
    /// <summary>Writes the experiment.</summary>
    public static void Write(Utf8JsonWriter writer, WhatIfView view, Language language)
    {
        var whatIf = view.WhatIf;
        writer.WriteStartObject();
        writer.WriteString("scheme", whatIf.Nominal.Scheme.Id);
        writer.WriteString("version", whatIf.Nominal.Scheme.Version);
        writer.WriteString("node", whatIf.Node);
        writer.WriteNumber("year", whatIf.Year);
        writer.WriteStartArray("variants");
        foreach (var variant in whatIf.Variants)
        {
            writer.WriteStartObject();
            writer.WriteString("name", variant.Variant.Name);
            writer.WritePropertyName("changes");
            using (var changes = JsonDocument.Parse(variant.Variant.ToJson())) changes.RootElement.WriteTo(writer);
            if (variant.IsPossible) WriteResults(writer, view, variant);
            else
            {
                writer.WriteStartArray("faults");
                foreach (var fault in variant.Faults) FindingTable.WriteJson(writer, fault, language);
                writer.WriteEndArray();
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void WriteResults(Utf8JsonWriter writer, WhatIfView view, ComparedVariant variant)
    {
        var year = variant.Years[0];
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
        WriteCodes(writer, view, "entered", year.Entered(view.Best));
        WriteCodes(writer, view, "left", year.Left(view.Best));
        writer.WriteStartArray("units");
        foreach (var unit in view.Units(year))
        {
            var entry = view.WhatIf.Nominal.Roster.Units[unit];
            writer.WriteStartObject();
            writer.WriteString("unit", entry.Code);
            Json.WriteText(writer, "name", entry.Name);
            Json.WriteNumber(writer, "rank_before", view.WhatIf.Ranks[unit]);
            Json.WriteNumber(writer, "rank", year.Ranks[unit]);
            Json.WriteNumber(writer, "shift", year.Shift(unit));
            Json.WriteNumber(writer, "score_before", view.WhatIf.Scores[unit]);
            Json.WriteNumber(writer, "score", year.Scores[unit]);
            WriteCodes(writer, view, "passed", year.Passed(unit));
            WriteCodes(writer, view, "passed_by", year.PassedBy(unit));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    static void WriteCodes(Utf8JsonWriter writer, WhatIfView view, string name, IReadOnlyList<int> units)
    {
        writer.WriteStartArray(name);
        foreach (var unit in units) writer.WriteStringValue(view.WhatIf.Nominal.Roster.Units[unit].Code);
        writer.WriteEndArray();
    }
}

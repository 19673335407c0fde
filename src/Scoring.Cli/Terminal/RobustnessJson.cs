using System.Text.Json;
using Scoring.Data.Bundles;
using Scoring.Data.Runs;
using Scoring.Experiments.Draws;

namespace Scoring.Cli.Terminal;

/// <summary>An analysis of robustness as JSON: every unit with its statistics and their errors. Acceptability at every rank stands in the files.</summary>
sealed class RobustnessJson(RobustnessResult result, IReadOnlyCollection<string> only, RankSettlement? settlement)
{
    /// <summary>Writes the analysis.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        var manifest = result.Manifest;
        writer.WriteStartObject();
        writer.WriteString("scheme", manifest.SchemeId);
        writer.WriteString("version", manifest.SchemeVersion);
        writer.WriteString("node", manifest.Node);
        writer.WriteNumber("year", manifest.Year);
        writer.WriteNumber("draws", result.Ranks.Draws);
        if (settlement is { } found)
        {
            writer.WriteStartObject("until");
            writer.WriteString("rule", found.Rule.ToString());
            writer.WriteBoolean("settled", found.IsSettled);
            Json.WriteNumber(writer, "half_width", double.IsFinite(found.HalfWidth) ? found.HalfWidth : double.NaN);
            Json.WriteNumber(writer, "draws_needed", double.IsFinite(found.DrawsNeeded) ? Math.Ceiling(found.DrawsNeeded) : double.NaN);
            writer.WriteEndObject();
        }
        writer.WriteStartArray("settings");
        foreach (var (name, changes, path) in manifest.Settings)
        {
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.WritePropertyName("changes");
            using (var document = JsonDocument.Parse(changes)) document.RootElement.WriteTo(writer);
            writer.WriteString("path", path);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartObject("options");
        foreach (var (name, value) in manifest.Options.OrderBy(option => option.Key, StringComparer.Ordinal)) writer.WriteString(name, value);
        writer.WriteEndObject();
        writer.WriteStartArray("units");
        foreach (var unit in RobustnessReport.Order(result, only)) WriteUnit(writer, unit);
        writer.WriteEndArray();
        writer.WriteStartArray("pairs");
        for (var pair = 0; pair < result.Ranks.Pairs.Count; pair++)
        {
            writer.WriteStartObject();
            writer.WriteString("first", result.Ranks.Pairs[pair].First);
            writer.WriteString("second", result.Ranks.Pairs[pair].Second);
            WriteEstimate(writer, "p", result.Summary.Win(pair));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    void WriteUnit(Utf8JsonWriter writer, int unit)
    {
        var (entry, summary) = (result.Units[unit], result.Summary);
        writer.WriteStartObject();
        writer.WriteString("unit", entry.Code);
        Json.WriteText(writer, "name", entry.Name);
        Json.WriteNumber(writer, "rank", entry.Rank);
        Json.WriteNumber(writer, "score", entry.Score);
        writer.WriteNumber("draws", result.Ranks.Scored(unit));
        var (mean, deviation) = summary.Moments(unit);
        WriteEstimate(writer, "mean", mean);
        Json.WriteNumber(writer, "sd", deviation);
        foreach (var (name, p) in new[] { ("p5", 0.05), ("median", 0.5), ("p95", 0.95) })
        {
            var quantile = summary.Quantile(unit, p);
            writer.WriteStartObject(name);
            writer.WriteNumber("rank", quantile.Rank);
            writer.WriteNumber("low", quantile.Low);
            writer.WriteNumber("high", quantile.High);
            writer.WriteEndObject();
        }
        if (result.Groups[unit] > 0) writer.WriteNumber("group", result.Groups[unit]);
        writer.WriteStartObject("top");
        foreach (var k in result.Manifest.Best) WriteEstimate(writer, FormattableString.Invariant($"{k}"), summary.Top(unit, k));
        writer.WriteEndObject();
        if (result.Manifest.Tiers.Count > 0)
        {
            writer.WriteStartObject("tiers");
            var first = 1;
            foreach (var (name, last) in result.Manifest.Tiers)
            {
                WriteEstimate(writer, name, summary.Band(unit, first, last));
                first = last + 1;
            }
            writer.WriteEndObject();
        }
        if (result.Ranks.Classes is { } classes)
        {
            if (entry.Class is { } own) writer.WriteString("class", own);
            writer.WriteStartObject("classes");
            for (var c = 0; c < classes.Classes.Count; c++) WriteEstimate(writer, classes.Classes[c].Code, summary.Grade(unit, c));
            writer.WriteEndObject();
            if (classes.Gradings.Count > 1) WriteGroups(writer, unit, classes);
        }
        writer.WriteEndObject();
    }

    void WriteGroups(Utf8JsonWriter writer, int unit, ClassCounts classes)
    {
        writer.WriteStartObject("group_classes");
        for (var grading = 1; grading < classes.Gradings.Count; grading++)
        {
            if (classes.Graded(unit, grading) == 0) continue;
            writer.WriteStartObject(classes.Gradings[grading]);
            for (var c = 0; c < classes.Classes.Count; c++) WriteEstimate(writer, classes.Classes[c].Code, result.Summary.Grade(unit, c, grading));
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    static void WriteEstimate(Utf8JsonWriter writer, string name, Estimate estimate)
    {
        writer.WriteStartObject(name);
        Json.WriteNumber(writer, "value", estimate.Value);
        Json.WriteNumber(writer, "error", estimate.Error);
        writer.WriteEndObject();
    }
}

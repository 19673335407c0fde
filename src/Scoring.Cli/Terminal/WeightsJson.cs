using System.Text.Json;
using Scoring.Evaluating;
using Scoring.Weighting;

namespace Scoring.Cli.Terminal;

/// <summary>Methods of weighting side by side as JSON.</summary>
static class WeightsJson
{
    public static void Write(Utf8JsonWriter writer, WeightComparison comparison, Language language)
    {
        writer.WriteStartObject();
        writer.WriteString("scheme", comparison.Evaluation.Scheme.Id);
        writer.WriteStartArray("years");
        foreach (var year in comparison.Evaluation.Years) writer.WriteNumberValue(year);
        writer.WriteEndArray();
        writer.WriteStartArray("alternatives");
        foreach (var alternative in comparison.Alternatives) Write(writer, alternative, language);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void Write(Utf8JsonWriter writer, WeightAlternative alternative, Language language)
    {
        writer.WriteStartObject();
        writer.WriteString("name", alternative.Name);
        writer.WriteStartArray("nodes");
        foreach (var entry in alternative.Fitted) WriteNode(writer, entry, alternative.StandIns.Contains(entry.Code));
        writer.WriteEndArray();
        writer.WriteStartArray("influence");
        foreach (var (code, effective) in alternative.Effective)
        {
            writer.WriteStartObject();
            writer.WriteString("code", code);
            Json.WriteNumber(writer, "effective_weight", effective);
            Json.WriteNumber(writer, "correlation_with_index", alternative.Influence?.WithIndex(code) ?? double.NaN);
            Json.WriteNumber(writer, "correlation_with_parent", alternative.Influence?.WithParent(code) ?? double.NaN);
            Json.WriteNumber(writer, "variance_share", alternative.Influence?.VarianceShare(code) ?? double.NaN);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("findings");
        foreach (var finding in alternative.Findings) FindingTable.WriteJson(writer, finding, language);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void WriteNode(Utf8JsonWriter writer, FittedEntry entry, bool standsIn)
    {
        writer.WriteStartObject();
        writer.WriteString("node", entry.Code);
        writer.WriteString("method", entry.Method);
        writer.WriteBoolean("stand_in", standsIn);
        writer.WriteStartObject("weights");
        foreach (var (child, weight) in NodeWeights.In(entry)) Json.WriteNumber(writer, child, weight);
        writer.WriteEndObject();
        writer.WriteStartObject("statistics");
        foreach (var (name, value) in NodeWeights.StatisticsIn(entry)) Json.WriteNumber(writer, name, value);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}

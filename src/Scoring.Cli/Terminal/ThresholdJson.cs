using System.Text.Json;
using Scoring.Experiments.Exact;

namespace Scoring.Cli.Terminal;

/// <summary>Thresholds of weights as JSON.</summary>
sealed class ThresholdJson(ThresholdView view)
{
    public void Write(Utf8JsonWriter writer)
    {
        var thresholds = view.Thresholds;
        writer.WriteStartObject();
        writer.WriteString("scheme", thresholds.Evaluation.Scheme.Id);
        writer.WriteNumber("year", view.Year);
        writer.WriteBoolean("ignores_rounding", thresholds.IgnoresRounding);
        writer.WriteStartArray("weights");
        foreach (var slider in view.Weights.Count > 0 ? view.Weights : thresholds.Weights) Write(writer, slider);
        writer.WriteEndArray();
        writer.WriteStartArray("neighbours");
        foreach (var (unit, next, robust) in view.Neighbours())
        {
            writer.WriteStartObject();
            writer.WriteString("unit", view.Code(unit));
            writer.WriteString("next", view.Code(next));
            Json.WriteNumber(writer, "epsilon", robust ?? double.NaN);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("refused");
        foreach (var refused in thresholds.Refused)
        {
            writer.WriteStartObject();
            writer.WriteString("code", refused.Code);
            Json.WriteText(writer, "reason", refused.Reason);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    void Write(Utf8JsonWriter writer, WeightSlider slider)
    {
        writer.WriteStartObject();
        writer.WriteString("code", slider.Code);
        writer.WriteString("parent", slider.Parent);
        writer.WriteNumber("share", slider.Share);
        foreach (var (name, whole) in new[] { ("anything", slider.Anything), ("leading", slider.First(view.Thresholds.Ranked.Take(view.Top))) })
        {
            writer.WriteStartObject(name);
            WriteInterval(writer, whole.Low, whole.High, whole.LowRival, whole.HighRival, "low_unit", "high_unit");
            writer.WriteEndObject();
        }
        writer.WriteStartArray("units");
        foreach (var unit in view.Units)
        {
            writer.WriteStartObject();
            writer.WriteString("unit", view.Code(unit));
            var interval = slider.Stability(unit);
            WriteInterval(writer, interval.Low, interval.High, interval.LowRival, interval.HighRival, "low_rival", "high_rival");
            if (view.Weights.Count > 0) WriteRanks(writer, slider, unit);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (view.Weights.Count > 0)
        {
            writer.WriteStartArray("swaps");
            foreach (var swap in view.Swaps(slider))
            {
                writer.WriteStartObject();
                writer.WriteNumber("share", swap.Share);
                writer.WriteString("rising", view.Code(swap.Rising));
                writer.WriteString("falling", view.Code(swap.Falling));
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    void WriteInterval(Utf8JsonWriter writer, double low, double high, int lowUnit, int highUnit, string lowName, string highName)
    {
        writer.WriteNumber("low", low);
        writer.WriteNumber("high", high);
        WriteUnit(writer, lowName, lowUnit);
        WriteUnit(writer, highName, highUnit);
    }

    void WriteRanks(Utf8JsonWriter writer, WeightSlider slider, int unit)
    {
        writer.WriteStartArray("ranks");
        foreach (var stretch in slider.RankOf(unit))
        {
            writer.WriteStartObject();
            writer.WriteNumber("from", stretch.From);
            writer.WriteNumber("to", stretch.To);
            writer.WriteNumber("rank", stretch.Rank);
            WriteUnit(writer, "rival", stretch.Rival);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    void WriteUnit(Utf8JsonWriter writer, string name, int unit)
    {
        if (unit < 0) writer.WriteNull(name);
        else writer.WriteString(name, view.Code(unit));
    }
}

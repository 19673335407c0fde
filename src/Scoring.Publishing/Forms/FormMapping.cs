using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scoring.Panels;

namespace Scoring.Publishing.Forms;

/// <summary>The mapping by which filled-in forms are taken in again.</summary>
static class FormMapping
{
    /// <summary>The mapping as JSON.</summary>
    /// <param name="plan">The form.</param>
    /// <param name="units">Codes of the units that may answer.</param>
    public static string Json(FormPlan plan, IReadOnlyList<string> units)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("layout", "form");
            One("unit", plan.UnitLabel);
            One("code", plan.CodeHeader);
            One("value", plan.ThisHeader);
            One("measure", plan.MeasureHeader);
            json.WriteString("year", $"{Regex.Escape(plan.PeriodLabel)}[:：]\\s*((?:19|20)\\d{{2}})");
            json.WriteStartObject("missing");
            foreach (var dash in (string[])[FormChecks.NotApplicable, "－", "—"]) json.WriteString(dash, CellStatus.NotApplicable.Word());
            json.WriteString("…", CellStatus.Missing.Word());
            json.WriteEndObject();
            json.WriteStartArray("variables");
            foreach (var variable in plan.Variables)
            {
                json.WriteStartObject();
                json.WriteString("code", variable.Source);
                One("header", variable.Code);
                if (variable.Unit.Length > 0) json.WriteString("measure", variable.Unit);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("units");
            foreach (var unit in units) json.WriteStringValue(unit);
            json.WriteEndArray();
            json.WriteEndObject();

            void One(string key, string text)
            {
                json.WriteStartArray(key);
                json.WriteStringValue(text);
                json.WriteEndArray();
            }
        }
        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}

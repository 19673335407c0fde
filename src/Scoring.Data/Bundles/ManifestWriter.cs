using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Scoring.Data.Results;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Treating;

namespace Scoring.Data.Bundles;

/// <summary>Writes <c>manifest.json</c>: what went in, what came out, and what the steps fitted and changed.</summary>
static class ManifestWriter
{
    static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(Stream stream, BundleRequest request, IReadOnlyList<OutputFile> outputs)
    {
        var manifest = new ArrayBufferWriter<byte>(1 << 16);
        using (var json = new Utf8JsonWriter(manifest, Layout)) Write(json, request, outputs);
        stream.Write(ManifestSeal.Close(manifest.WrittenSpan));
    }

    static void Write(Utf8JsonWriter json, BundleRequest request, IReadOnlyList<OutputFile> outputs)
    {
        var evaluation = request.Evaluation;
        json.WriteStartObject();
        json.WriteString("format", RunManifest.Format);
        json.WriteNumber("format_version", RunManifest.FormatVersion);
        json.WriteString("engine", request.EngineVersion);
        WriteScheme(json, request);
        json.WriteStartArray("years");
        foreach (var year in evaluation.Years) json.WriteNumberValue(year);
        json.WriteEndArray();
        json.WriteStartObject("options");
        foreach (var (name, value) in request.Options.OrderBy(option => option.Key, StringComparer.Ordinal)) json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteStartArray("inputs");
        foreach (var input in request.Inputs.OrderBy(input => input.Name, StringComparer.Ordinal).ThenBy(input => input.Sha256, StringComparer.Ordinal))
            WriteFile(json, Path.GetFileName(input.Name), input.Bytes, input.Sha256, null);
        json.WriteEndArray();
        json.WriteStartArray("outputs");
        foreach (var output in outputs) WriteFile(json, output.Name, output.Bytes, output.Sha256, output.Rows);
        json.WriteEndArray();
        WriteFindings(json, request.Findings);
        json.WriteStartArray("records");
        foreach (var record in evaluation.Records) WriteRecord(json, record);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteScheme(Utf8JsonWriter json, BundleRequest request)
    {
        json.WriteStartObject("scheme");
        json.WriteString("id", request.Evaluation.Scheme.Id);
        json.WriteString("version", request.Evaluation.Scheme.Version);
        json.WritePropertyName("definition");
        using (var definition = JsonDocument.Parse(request.SchemeJson)) definition.RootElement.WriteTo(json);
        json.WriteEndObject();
    }

    /// <summary>Writes a file of a manifest's list.</summary>
    public static void WriteFile(Utf8JsonWriter json, string name, long bytes, string sha256, long? rows)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteNumber("bytes", bytes);
        json.WriteString("sha256", sha256);
        if (rows is { } count) json.WriteNumber("rows", count);
        json.WriteEndObject();
    }

    static void WriteFindings(Utf8JsonWriter json, IReadOnlyList<Finding> findings)
    {
        json.WriteStartObject("findings");
        foreach (var kind in findings.GroupBy(finding => finding.Kind.Code, StringComparer.Ordinal).OrderBy(kind => kind.Key, StringComparer.Ordinal))
            json.WriteNumber(kind.Key, kind.Sum(finding => finding.Count));
        json.WriteEndObject();
    }

    static void WriteRecord(Utf8JsonWriter json, StepRecord record)
    {
        json.WriteStartObject();
        json.WriteNumber("position", record.Position);
        json.WriteString("step", record.Kind.Key());
        json.WriteStartArray("fitted");
        foreach (var entry in record.Fitted) WriteFitted(json, entry);
        json.WriteEndArray();
        json.WriteStartArray("changed");
        foreach (var changed in record.Changed)
        {
            json.WriteStartObject();
            json.WriteString("code", changed.Code);
            json.WriteNumber("year", changed.Year);
            json.WriteString("method", changed.Method);
            json.WriteNumber("cells", changed.Cells);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (record.Treated.Count > 0) WriteTreated(json, record.Treated);
        json.WriteStartArray("dropped");
        foreach (var dropped in record.Dropped)
        {
            json.WriteStartObject();
            json.WriteString("unit", dropped.Unit);
            json.WriteNumber("year", dropped.Year);
            json.WriteString("reason", UnscoredWords.Word(dropped.Reason.Reason));
            WriteNumber(json, "found", dropped.Reason.Found);
            WriteNumber(json, "needed", dropped.Reason.Needed);
            if (dropped.Reason.Code is { } code) json.WriteString("code", code);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteFitted(Utf8JsonWriter json, FittedEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("code", entry.Code);
        json.WriteNumber("stage", entry.Stage);
        if (entry.Year is { } year) json.WriteNumber("year", year);
        if (entry.Group is { } group) json.WriteString("group", group);
        json.WriteString("method", entry.Method);
        if (entry.Scale.IsConstant) json.WriteBoolean("constant", true);
        json.WriteStartObject("parameters");
        foreach (var (name, value) in entry.Scale.Parameters) WriteNumber(json, name, value);
        json.WriteEndObject();
        if (entry.Scale.Sorted.Length > 0) json.WriteNumber("sample", entry.Scale.Sorted.Length);
        json.WriteEndObject();
    }

    static void WriteTreated(Utf8JsonWriter json, IReadOnlyList<TreatedSeries> treated)
    {
        json.WriteStartArray("treated");
        foreach (var series in treated)
        {
            json.WriteStartObject();
            json.WriteString("code", series.Code);
            if (series.Year is { } year) json.WriteNumber("year", year);
            json.WriteString("method", series.Method);
            WriteShape(json, "before", series.Before);
            if (series.Capped is { } capped)
            {
                json.WriteNumber("low_points", series.LowPoints);
                json.WriteNumber("high_points", series.HighPoints);
                if (series.LowCap is { } low) json.WriteNumber("low_cap", low);
                if (series.HighCap is { } high) json.WriteNumber("high_cap", high);
                WriteShape(json, "capped", capped);
            }
            if (series.Transform is { } transform) json.WriteString("transform", transform);
            if (series.Transformed is { } transformed) WriteShape(json, "transformed", transformed);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void WriteShape(Utf8JsonWriter json, string name, Shape shape)
    {
        json.WriteStartObject(name);
        json.WriteNumber("values", shape.Count);
        WriteNumber(json, "skewness", shape.Skewness);
        WriteNumber(json, "kurtosis", shape.Kurtosis);
        if (shape.Passes is { } passes) json.WriteBoolean("passes", passes);
        else json.WriteNull("passes");
        json.WriteEndObject();
    }

    /// <summary>JSON has no word for the numbers that are none: NaN is null, an infinity its name.</summary>
    static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsNaN(value)) json.WriteNull(name);
        else if (double.IsInfinity(value)) json.WriteString(name, value > 0 ? "Infinity" : "-Infinity");
        else json.WriteNumber(name, value);
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using Scoring.Experiments.Draws;

namespace Scoring.Data.Bundles;

/// <summary>The manifest of an analysis of robustness as JSON. Whatever is not as it is written ends in a <see cref="FormatException"/>.</summary>
static class RobustnessManifestJson
{
    static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(RobustnessManifest manifest)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Layout))
        {
            json.WriteStartObject();
            json.WriteString("format", RobustnessManifest.Format);
            json.WriteNumber("format_version", RobustnessManifest.FormatVersion);
            json.WriteString("engine", manifest.Engine);
            json.WriteStartObject("scheme");
            json.WriteString("id", manifest.SchemeId);
            json.WriteString("version", manifest.SchemeVersion);
            json.WritePropertyName("definition");
            using (var definition = JsonDocument.Parse(manifest.SchemeJson)) definition.RootElement.WriteTo(json);
            json.WriteEndObject();
            json.WriteNumber("year", manifest.Year);
            json.WriteString("node", manifest.Node);
            WriteSettings(json, manifest);
            json.WriteStartObject("options");
            foreach (var (name, value) in manifest.Options.OrderBy(option => option.Key, StringComparer.Ordinal)) json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteString("fingerprint", manifest.Fingerprint);
            json.WriteNumber("draws", manifest.Ranges.Sum(range => range.Count));
            json.WriteStartArray("ranges");
            foreach (var range in manifest.Ranges)
            {
                json.WriteStartObject();
                json.WriteNumber("first", range.First);
                json.WriteNumber("count", range.Count);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("inputs");
            foreach (var input in manifest.Inputs.OrderBy(input => input.Name, StringComparer.Ordinal).ThenBy(input => input.Sha256, StringComparer.Ordinal))
                ManifestWriter.WriteFile(json, Path.GetFileName(input.Name), input.Bytes, input.Sha256, null);
            json.WriteEndArray();
            json.WriteStartArray("outputs");
            foreach (var output in manifest.Outputs) ManifestWriter.WriteFile(json, output.Name, output.Bytes, output.Sha256, output.Rows);
            json.WriteEndArray();
            json.WriteStartObject("findings");
            foreach (var (kind, count) in manifest.Findings.OrderBy(kind => kind.Key, StringComparer.Ordinal)) json.WriteNumber(kind, count);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        stream.Write("\n"u8);
        return stream.ToArray();
    }

    public static RobustnessManifest Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            if (Text(root, "format") != RobustnessManifest.Format) throw new FormatException("format");
            if (Number(root, "format_version") != RobustnessManifest.FormatVersion) throw new FormatException($"format_version {Number(root, "format_version")}");
            ManifestSeal.Check(bytes.Span);
            var scheme = root.GetProperty("scheme");
            return new RobustnessManifest
            {
                Engine = Text(root, "engine"),
                SchemeId = Text(scheme, "id"),
                SchemeVersion = Text(scheme, "version"),
                SchemeJson = scheme.GetProperty("definition").GetRawText(),
                Year = checked((int)Number(root, "year")),
                Node = Text(root, "node"),
                Settings = [.. Items(root, "settings").Select(setting => (Text(setting, "name"), setting.GetProperty("changes").GetRawText(), Text(setting, "path")))],
                Options = root.GetProperty("options").EnumerateObject().ToDictionary(option => option.Name, option => option.Value.GetString() ?? "", StringComparer.Ordinal),
                Fingerprint = Text(root, "fingerprint"),
                Ranges = [.. Items(root, "ranges").Select(range => new DrawRange(Number(range, "first"), Number(range, "count")))],
                Inputs = [.. Items(root, "inputs").Select(file => new InputFile(Text(file, "name"), Number(file, "bytes"), Text(file, "sha256")))],
                Outputs = [.. Items(root, "outputs").Select(ManifestReader.Output)],
                Findings = root.GetProperty("findings").EnumerateObject().ToDictionary(kind => kind.Name, kind => kind.Value.GetInt64(), StringComparer.Ordinal),
            };
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new FormatException(wrong.Message, wrong);
        }
    }

    static void WriteSettings(Utf8JsonWriter json, RobustnessManifest manifest)
    {
        json.WriteStartArray("settings");
        foreach (var (name, changes, path) in manifest.Settings)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WritePropertyName("changes");
            using (var document = JsonDocument.Parse(changes)) document.RootElement.WriteTo(json);
            json.WriteString("path", path);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static JsonElement.ArrayEnumerator Items(JsonElement parent, string name) => parent.GetProperty(name).EnumerateArray();

    static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString() ?? throw new FormatException(name);

    static long Number(JsonElement parent, string name) => parent.GetProperty(name).GetInt64();
}

using System.Text.Json;
using Scoring.Data.Results;
using Scoring.Evaluating;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Treating;

namespace Scoring.Data.Bundles;

/// <summary>Reads <c>manifest.json</c>. Whatever is not as the writer writes it ends in a <see cref="FormatException"/>.</summary>
static class ManifestReader
{
    public static RunManifest Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            if (Text(root, "format") != RunManifest.Format) throw new FormatException("format");
            if (Number(root, "format_version") > RunManifest.FormatVersion)
                throw new FormatException($"format_version {Number(root, "format_version")} > {RunManifest.FormatVersion}");
            ManifestSeal.Check(bytes.Span);
            var scheme = root.GetProperty("scheme");
            return new RunManifest
            {
                Engine = Text(root, "engine"),
                SchemeId = Text(scheme, "id"),
                SchemeVersion = Text(scheme, "version"),
                SchemeJson = scheme.GetProperty("definition").GetRawText(),
                Years = [.. Items(root, "years").Select(year => year.GetInt32())],
                Options = root.GetProperty("options").EnumerateObject()
                    .ToDictionary(option => option.Name, option => option.Value.GetString()!, StringComparer.Ordinal),
                Inputs = [.. Items(root, "inputs").Select(file => new InputFile(Text(file, "name"), Number(file, "bytes"), Text(file, "sha256")))],
                Outputs = [.. Items(root, "outputs").Select(Output)],
                Findings = root.GetProperty("findings").EnumerateObject()
                    .ToDictionary(kind => kind.Name, kind => kind.Value.GetInt64(), StringComparer.Ordinal),
                Records = [.. Items(root, "records").Select(Record)],
            };
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException(wrong.Message, wrong);
        }
    }

    /// <summary>True when the bytes are a manifest of ours, whatever the rest of it looks like.</summary>
    public static bool HasMark(ReadOnlySpan<byte> bytes, string format = RunManifest.Format)
    {
        try
        {
            var json = new Utf8JsonReader(bytes);
            return json.Read() && json.TokenType == JsonTokenType.StartObject
                && json.Read() && json.ValueTextEquals("format")
                && json.Read() && json.TokenType == JsonTokenType.String && json.ValueTextEquals(format);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Names of the files that any manifest of ours lists.</summary>
    public static List<string> OutputNames(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return [.. Items(document.RootElement, "outputs").Select(file => Output(file).Name)];
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException(wrong.Message, wrong);
        }
    }

    internal static OutputFile Output(JsonElement file)
    {
        var name = Text(file, "name");
        // A name that leads out of the run's folder would make the reader open other files.
        if (name.Length == 0 || name.AsSpan().IndexOfAny('/', '\\') >= 0 || name is "." or "..") throw new FormatException($"outputs: {name}");
        return new OutputFile(name, Number(file, "bytes"), Text(file, "sha256"), Number(file, "rows"));
    }

    static StepRecord Record(JsonElement record) => new((int)Number(record, "position"), Kind(Text(record, "step")))
    {
        Fitted = [.. Items(record, "fitted").Select(Fitted)],
        Changed = [.. Items(record, "changed").Select(changed =>
            new ChangedCells(Text(changed, "code"), (int)Number(changed, "year"), Text(changed, "method"), (int)Number(changed, "cells")))],
        Treated = record.TryGetProperty("treated", out var treated) ? [.. treated.EnumerateArray().Select(Treated)] : [],
        Dropped = [.. Items(record, "dropped").Select(dropped => new DroppedUnit(Text(dropped, "unit"), (int)Number(dropped, "year"),
            new Unscored(UnscoredWords.Parse(Text(dropped, "reason")) ?? throw new FormatException("reason"),
                Real(dropped.GetProperty("found")), Real(dropped.GetProperty("needed")), Optional(dropped, "code"))))],
    };

    static FittedEntry Fitted(JsonElement entry) => new(
        Text(entry, "code"),
        (int)Number(entry, "stage"),
        entry.TryGetProperty("year", out var year) ? year.GetInt32() : null,
        Optional(entry, "group"),
        Text(entry, "method"),
        new FittedScale
        {
            Parameters = [.. entry.GetProperty("parameters").EnumerateObject().Select(parameter => (parameter.Name, Real(parameter.Value)))],
            IsConstant = entry.TryGetProperty("constant", out var constant) && constant.GetBoolean(),
        });

    static TreatedSeries Treated(JsonElement series) => new(
        Text(series, "code"),
        series.TryGetProperty("year", out var year) ? year.GetInt32() : null,
        Text(series, "method"),
        Shape(series.GetProperty("before")))
    {
        LowPoints = series.TryGetProperty("low_points", out var low) ? low.GetInt32() : 0,
        HighPoints = series.TryGetProperty("high_points", out var high) ? high.GetInt32() : 0,
        LowCap = series.TryGetProperty("low_cap", out var lowCap) ? lowCap.GetDouble() : null,
        HighCap = series.TryGetProperty("high_cap", out var highCap) ? highCap.GetDouble() : null,
        Capped = series.TryGetProperty("capped", out var capped) ? Shape(capped) : null,
        Transform = Optional(series, "transform"),
        Transformed = series.TryGetProperty("transformed", out var transformed) ? Shape(transformed) : null,
    };

    static Shape Shape(JsonElement shape) => new((int)Number(shape, "values"), Real(shape.GetProperty("skewness")), Real(shape.GetProperty("kurtosis")),
        shape.GetProperty("passes") is { ValueKind: not JsonValueKind.Null } passes ? passes.GetBoolean() : null);

    static StepKind Kind(string key)
    {
        foreach (var kind in Enum.GetValues<StepKind>())
            if (kind.Key() == key)
                return kind;
        throw new FormatException("step: " + key);
    }

    static JsonElement.ArrayEnumerator Items(JsonElement parent, string name) => parent.GetProperty(name).EnumerateArray();

    static string Text(JsonElement parent, string name) =>
        parent.GetProperty(name).GetString() ?? throw new FormatException(name);

    static string? Optional(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString() : null;

    static long Number(JsonElement parent, string name) => parent.GetProperty(name).GetInt64();

    static double Real(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => double.NaN,
        JsonValueKind.Number => value.GetDouble(),
        _ => value.GetString() switch
        {
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => throw new FormatException(value.GetRawText()),
        },
    };
}

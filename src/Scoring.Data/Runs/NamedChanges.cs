using System.Globalization;
using System.Text.Json;
using Scoring.Experiments;
using Scoring.Findings;

namespace Scoring.Data.Runs;

/// <summary>Weights and swaps of a request as variants: what has the same name makes one variant.</summary>
static class NamedChanges
{
    /// <summary>The variants, in the order in which their names first stand.</summary>
    /// <exception cref="ScoringException">Texts and files that cannot be read: all of them.</exception>
    public static List<Variant> Variants(WhatIfRequest request, List<InputFile> files)
    {
        var faults = new List<Finding>();
        var names = new List<string>();
        var weights = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        var changes = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var file in request.WeightFiles)
            foreach (var (code, weight) in ReadFile(file, SchemeFile.ReadNamed(file, files), faults)) AddWeight(request.Name, code, weight, file);
        foreach (var text in request.Weights)
            if (Split(text) is { } parts && double.TryParse(parts.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && double.IsFinite(weight) && weight >= 0)
                AddWeight(parts.Name ?? request.Name, parts.Key, weight, $"--weight {text}");
            else faults.Add(Bad($"--weight {text}", "[NAME:]CODE=NUMBER, the number from 0"));
        foreach (var text in request.Swaps)
            if (Split(text) is { } parts && parts.Value.Length > 0) Of(changes, parts.Name ?? request.Name, () => []).Add($"{parts.Key}={parts.Value}");
            else faults.Add(Bad($"--swap {text}", "[NAME:]STAGE=METHOD"));
        if (faults.Count > 0) throw new ScoringException(faults);
        return [.. names.Select(name => Experiments.Variants.Of(name, weights.GetValueOrDefault(name) ?? [], changes.GetValueOrDefault(name) ?? []))];

        void AddWeight(string name, string code, double weight, string place)
        {
            if (!Of(weights, name, () => new(StringComparer.Ordinal)).TryAdd(code, weight)) faults.Add(Bad(place, $"{code}: one weight"));
        }

        T Of<T>(Dictionary<string, T> byName, string name, Func<T> make)
        {
            if (!names.Contains(name)) names.Add(name);
            if (!byName.TryGetValue(name, out var own)) byName[name] = own = make();
            return own;
        }
    }

    /// <summary><c>[name:]key=value</c>; null where there is no key or no sign. Codes with a colon are named in files.</summary>
    static (string? Name, string Key, string Value)? Split(string text)
    {
        var equals = text.IndexOf('=');
        if (equals <= 0) return null;
        var colon = text.LastIndexOf(':', equals - 1);
        var key = text[(colon + 1)..equals].Trim();
        return key.Length == 0 || colon == 0 ? null : (colon < 0 ? null : text[..colon].Trim(), key, text[(equals + 1)..].Trim());
    }

    static List<(string, double)> ReadFile(string file, string text, List<Finding> faults)
    {
        var read = new List<(string, double)>();
        if (text.TrimStart().StartsWith('{'))
        {
            try
            {
                using var json = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
                foreach (var member in json.RootElement.EnumerateObject())
                    if (member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetDouble(out var weight) && weight >= 0 && double.IsFinite(weight)) read.Add((member.Name, weight));
                    else faults.Add(Bad($"{file}: {member.Name}: {member.Value.GetRawText()}", "a number from 0"));
            }
            catch (JsonException wrong)
            {
                faults.Add(Bad($"{file}: {wrong.Message}", "{\"CODE\": NUMBER, …}"));
            }
            return read;
        }
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var line = 0; line < lines.Length; line++)
        {
            if (lines[line].Trim().Length == 0) continue;
            var at = lines[line].LastIndexOfAny([',', ';', '\t']);
            if (at > 0 && double.TryParse(lines[line].AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && weight >= 0 && double.IsFinite(weight))
                read.Add((lines[line][..at].Trim().Trim('"'), weight));
            else if (line > 0 || at <= 0) faults.Add(Bad(AnnualRun.Line($"{file}: {lines[line]} (line {line + 1})"), "CODE,NUMBER"));
        }
        return read;
    }

    static Finding Bad(string found, string expected) => new() { Kind = FindingKinds.BadArgument, Found = found, Expected = expected };
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Scoring.Data.Tables;
using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Data.Intake;

/// <summary>Reads a mapping file and finds everything that is wrong with it.</summary>
sealed class MappingReader(string path)
{
    static readonly string[] Keys = ["$schema", "layout", "unit", "units", "aliases", "skip", "year", "missing", "code", "value", "measure", "variables"];
    static readonly string[] VariableKeys = ["code", "header", "measure"];

    readonly List<Finding> faults = [];

    public IntakeMapping Read()
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (json.RootElement.ValueKind != JsonValueKind.Object) throw new JsonException("{ }");
            var mapping = Of(json.RootElement);
            return faults.Count > 0 ? throw new ScoringException(faults) : mapping;
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ScoringException(new Finding { Kind = FindingKinds.InvalidMapping, File = Path.GetFileName(path), Found = Shown.Text(failure.Message) });
        }
    }

    IntakeMapping Of(JsonElement root)
    {
        CheckKeys(root, "$", Keys);
        var standard = new IntakeMapping { Units = [], Variables = [] };
        var mapping = new IntakeMapping
        {
            IsForm = IsForm(root),
            CodeHeaders = Texts(root, "code"),
            ValueHeaders = Texts(root, "value"),
            MeasureHeaders = Texts(root, "measure"),
            UnitHeaders = Texts(root, "unit") is { Count: > 0 } headers ? headers : standard.UnitHeaders,
            Units = Texts(root, "units"),
            Aliases = Aliases(root),
            Skip = Texts(root, "skip"),
            YearPattern = Texts(root, "year") is [var pattern] ? pattern : standard.YearPattern,
            Missing = Missing(root),
            Variables = Variables(root),
        };
        foreach (var (key, needed) in new[] { ("code", mapping.CodeHeaders), ("value", mapping.ValueHeaders) })
            if (mapping.IsForm && needed.Count == 0) Fault($"$.{key}", "[]", "[\"…\"]");
        if (mapping.Units.Count == 0) Fault("$.units", "[]", "[\"…\"]");
        if (mapping.Variables.Count == 0) Fault("$.variables", "[]", "[{ \"code\": …, \"header\": [\"…\"] }]");
        CheckNames(mapping);
        CheckPattern(mapping.YearPattern);
        return mapping;
    }

    bool IsForm(JsonElement root)
    {
        if (Texts(root, "layout") is not [var layout]) return false;
        if (layout is not ("table" or "form")) Fault("$.layout", Shown.Quoted(layout), "table, form");
        return layout == "form";
    }

    /// <summary>A name means one thing.</summary>
    void CheckNames(IntakeMapping mapping)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, at) in mapping.Units.Select((name, i) => (name, $"$.units[{i}]"))
                     .Concat(mapping.Skip.Select((name, i) => (name, $"$.skip[{i}]"))).Concat(mapping.Aliases.Keys.Select(name => (name, "$.aliases"))))
            if (IntakeReader.Compact(name) is not { Length: > 0 } compact) Fault(at, Shown.Quoted(name), "\"…\"");
            else if (!known.TryAdd(compact, at)) Fault(at, Shown.Quoted(name), $"× 1 ({known[compact]})");
        foreach (var (alias, unit) in mapping.Aliases)
            if (!mapping.Units.Select(IntakeReader.Compact).Contains(IntakeReader.Compact(unit), StringComparer.Ordinal))
                Fault($"$.aliases[{Shown.Quoted(alias)}]", Shown.Quoted(unit), "$.units");
    }

    void CheckPattern(string pattern)
    {
        try
        {
            if (new Regex(pattern, RegexOptions.CultureInvariant).GetGroupNumbers().Length > 1) return;
            Fault("$.year", Shown.Quoted(pattern), "((?:19|20)\\d{2})");
        }
        catch (ArgumentException)
        {
            Fault("$.year", Shown.Quoted(pattern), "((?:19|20)\\d{2})");
        }
    }

    /// <summary>A list of texts, all of which mean missing, or an object that says what each means.</summary>
    Dictionary<string, CellStatus> Missing(JsonElement root)
    {
        const string Words = "missing, not-applicable, no-practice";
        if (!root.TryGetProperty("missing", out var list) || list.ValueKind != JsonValueKind.Object)
            return Texts(root, "missing").Distinct(StringComparer.Ordinal).ToDictionary(text => text, _ => CellStatus.Missing, StringComparer.Ordinal);
        var statuses = new Dictionary<string, CellStatus>(StringComparer.Ordinal);
        foreach (var text in list.EnumerateObject())
            if (text.Value.ValueKind == JsonValueKind.String && StatusWords.Parse(text.Value.GetString()) is { } status and (CellStatus.Missing or CellStatus.NotApplicable or CellStatus.NoPractice))
                statuses[text.Name] = status;
            else
                Fault($"$.missing[{Shown.Quoted(text.Name)}]", Shown.Text(text.Value.ToString()), Words);
        return statuses;
    }

    Dictionary<string, string> Aliases(JsonElement root)
    {
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!root.TryGetProperty("aliases", out var list)) return aliases;
        if (list.ValueKind != JsonValueKind.Object || list.EnumerateObject().Any(alias => alias.Value.ValueKind != JsonValueKind.String)) Fault("$.aliases", list.ValueKind.ToString(), "{ \"…\": \"…\" }");
        else
            foreach (var alias in list.EnumerateObject())
                aliases[alias.Name] = alias.Value.GetString()!;
        return aliases;
    }

    List<IntakeVariable> Variables(JsonElement root)
    {
        var variables = new List<IntakeVariable>();
        if (!root.TryGetProperty("variables", out var list) || list.ValueKind != JsonValueKind.Array) return variables;
        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            var at = $"$.variables[{index}]";
            if (item.ValueKind == JsonValueKind.Object) CheckKeys(item, at, VariableKeys);
            var (code, headers) = item.ValueKind == JsonValueKind.Object ? (Texts(item, "code", at), Texts(item, "header", at)) : ([], []);
            if (code is not [{ Length: > 0 } only] || headers.Count == 0 || headers.Any(header => IntakeReader.Compact(header).Length == 0))
                Fault(at, item.ValueKind.ToString(), "{ \"code\": …, \"header\": [\"…\"] }");
            else if (variables.Any(variable => variable.Code == only)) Fault(at + ".code", Shown.Quoted(only), "× 1");
            else variables.Add(new IntakeVariable(only, headers, Texts(item, "measure", at) is [var measure] ? measure : ""));
        }
        return variables;
    }

    IReadOnlyList<string> Texts(JsonElement owner, string key, string at = "$")
    {
        if (!owner.TryGetProperty(key, out var value)) return [];
        if (value.ValueKind == JsonValueKind.String) return [value.GetString()!];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        Fault($"{at}.{key}", value.ValueKind.ToString(), "[\"…\"]");
        return [];
    }

    void CheckKeys(JsonElement owner, string at, string[] known)
    {
        foreach (var key in owner.EnumerateObject().GroupBy(key => key.Name, StringComparer.Ordinal))
            if (!known.Contains(key.Key, StringComparer.Ordinal)) Fault($"{at}.{Shown.Text(key.Key)}", Shown.Quoted(key.Key), string.Join(", ", known), NearestName.Of(key.Key, known));
            else if (key.Count() > 1) Fault($"{at}.{key.Key}", $"× {key.Count()}", "× 1");
    }

    void Fault(string place, string found, string expected, string? suggestion = null) =>
        faults.Add(new Finding { Kind = FindingKinds.InvalidMapping, File = Path.GetFileName(path), Path = place, Found = found, Expected = expected, Suggestion = suggestion });
}

using System.Text.Json.Nodes;
using Scoring.Findings;
using Scoring.Schemes;

namespace Scoring.Tests.Schemes;

/// <summary>A small valid scheme and ways to change and read it.</summary>
static class Sample
{
    /// <summary>Two pillars, three indicators, one that serves an expression only.</summary>
    public const string Json = """
        {
          // Comments are allowed, and so are commas at the end.
          "$schema": "scheme.schema.json",
          "id": "sample", "version": "2024.1",
          "title": { "zh": "县域创新", "en": "County innovation" },
          "panel": { "layout": "long", "columns": { "unit": "fips", "indicator": ["name", "part"] }, "pad": 6,
                     "filter": { "sex": "T", "age": [1, 2] }, "missing": [-999, "n/a"], "year": { "pattern": "(\\d{4})" } },
          "tables": { "roster": "roster.csv" },
          "aggregate_units": ["33*"],
          "variables": [ { "code": "rd", "name": "R&D", "source": "R&D经费", "unit": "万元", "kind": "flow", "missing": { "-1": "no-practice" },
                           "range": [0, 1e9], "convert": { "亿元": 10000 } } ],
          "identities": [ { "code": "parts", "name": { "zh": "合计", "en": "Total" }, "left": "rd", "right": "rd_firms + [R&D高校]", "tolerance": 15, "relative": 1e-3 } ],
          "indicators": [
            { "code": "intensity", "name": { "zh": "强度", "en": "Intensity" }, "unit": "%", "direction": "+", "value": "rd / gdp * 100", "standard": 2.5, "round": 2 },
            { "code": "energy", "direction": "-", "target": 3, "normalise": { "range": [1, 100] }, "impute": "mean" },
            { "code": "output", "value": "staff_share * patents" },
            { "code": "staff_share", "value": "share(staff)" },
            { "code": "unused", "value": "never_read" }
          ],
          "framework": { "code": "index", "children": [
            { "code": "input", "name": "投入", "weight": 60, "aggregate": { "method": "power", "p": 0.5 }, "round": { "decimals": 1, "mode": "half-away" },
              "then": ["z-score"], "publish": [ { "code": "input_scaled", "name": "Scaled", "then": "min-max" } ],
              "children": [ { "indicator": "intensity", "weight": 8 }, "energy" ] },
            { "code": "result", "weight": 40, "feeds_parent": true, "children": [ { "indicator": "output" }, ] } ] },
          "steps": {
            "impute": { "method": "latest", "max_years": 2, "overrides": { "output": "mean" } },
            "normalise": { "method": "min-max", "bounds": { "years": [2016, 2015], "group": "zone" }, "round": 4,
                           "overrides": { "intensity": { "method": "z-score", "sd": "population" } } },
            "aggregate": { "method": "arithmetic", "min_coverage": 0.66, "eligible": { "input": 0.5 } } },
        }
        """;

    public static Scheme Read(string json, Func<string, string>? loadBase = null, string? file = null) =>
        SchemeReader.Read(json, file, loadBase, SampleMethods.Of);

    public static IReadOnlyList<Finding> Faults(string json, Func<string, string>? loadBase = null, string? file = null) =>
        Assert.Throws<ScoringException>(() => Read(json, loadBase, file)).Faults;

    /// <summary>The sample as a tree.</summary>
    public static JsonObject Tree() =>
        JsonNode.Parse(Json, documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject();

    /// <summary>The sample with the value at a path (<c>framework.children.0.weight</c>) replaced; <c>null</c> as text removes it.</summary>
    public static string With(string path, string? json)
    {
        var root = Tree();
        JsonNode at = root;
        var parts = path.Split('.');
        foreach (var part in parts[..^1]) at = (at is JsonArray items ? items[int.Parse(part, null)] : at[part])!;
        var value = json is null ? null : JsonNode.Parse(json);
        if (at is JsonArray array)
        {
            var index = int.Parse(parts[^1], null);
            if (json is null) array.RemoveAt(index);
            else if (index < array.Count) array[index] = value;
            else array.Add(value);
        }
        else if (json is null) at.AsObject().Remove(parts[^1]);
        else at[parts[^1]] = value;
        return root.ToJsonString();
    }
}

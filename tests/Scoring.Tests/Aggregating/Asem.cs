using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Shared;

namespace Scoring.Tests.Aggregating;

/// <summary>The ASEM sustainable connectivity index as COINr ships it: framework, weights, tables.</summary>
static class Asem
{
    const int LevelOfIndex = 4;

    /// <summary>The framework with the weights of a file, or with equal ones.</summary>
    public static Node Framework(string? weightFile = null)
    {
        var (header, rows) = GoldenFiles.ReadCsv("asem/00_inputs/iMeta.csv");
        int level = Array.IndexOf(header, "Level"), code = Array.IndexOf(header, "iCode"), parent = Array.IndexOf(header, "Parent");
        var elements = rows.Where(row => row[Array.IndexOf(header, "Type")] is "Indicator" or "Aggregate").ToList();
        var weights = weightFile is null ? [] : GoldenFiles.ReadCsv(weightFile).Rows.ToDictionary(row => row[0], row => GoldenFiles.Number(row[2]));
        return Make(elements.Single(row => row[level] == $"{LevelOfIndex}"));

        Node Make(string[] row) => new(row[code])
        {
            Weight = weights.GetValueOrDefault(row[code], 1),
            Children = [.. elements.Where(child => child[parent] == row[code]).Select(Make)],
        };
    }

    /// <summary>A table of units × columns as a panel of one year.</summary>
    public static Panel Panel(string file, Func<string, RosterEntry>? entry = null)
    {
        var (header, rows) = GoldenFiles.ReadCsv(file);
        var codes = header[1..];
        var roster = new Roster(rows.Select(row => entry is null ? new RosterEntry(row[0]) : entry(row[0])));
        var byUnit = rows.ToDictionary(row => row[0]);
        var columns = codes.Select((_, v) => new[] { new Column([.. roster.Units.Select(unit => GoldenFiles.Number(byUnit[unit.Code][v + 1]))]) }).ToArray();
        return new Panel(roster, [2018], codes, columns, [[.. Enumerable.Repeat(true, roster.Count)]]);
    }

    /// <summary>A step with one method per level, lowest first: pillars, sub-indices, index.</summary>
    public static Step ByLevel(Node framework, params MethodChoice[] levels)
    {
        var overrides = new Dictionary<string, MethodChoice>();
        Visit(framework, LevelOfIndex);
        return new Step(StepKind.Aggregate, levels[^1]) { Overrides = overrides };

        void Visit(Node node, int level)
        {
            if (node.IsLeaf) return;
            overrides[node.Code] = levels[level - 2];
            foreach (var child in node.Children) Visit(child, level - 1);
        }
    }
}

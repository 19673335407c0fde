using System.Text;
using Scoring.Data.Bundles;
using Scoring.Schemes;
using Scoring.Weighting;

namespace Scoring.Publishing.Databases;

/// <summary>The tables of a publication and their rows, the same for every database.</summary>
/// <param name="run">The run.</param>
/// <param name="number">Its number in the database.</param>
sealed class PublicationTables(PublishedRun run, int number)
{
    readonly Node[] leaves = [.. run.Scheme.Framework.TopDown().Where(node => node.IsLeaf)];

    /// <summary>The tables with their columns, in the order they are filled.</summary>
    public static IReadOnlyList<(string Name, string[] Columns)> All { get; } =
    [
        ("runs", ["run", "manifest_sha256", "scheme", "scheme_version", "title_zh", "title_en", "engine", "manifest"]),
        ("units", ["run", "unit", "code", "name_zh", "name_en", "aggregate", "parent"]),
        ("nodes", ["run", "node", "code", "name_zh", "name_en", "kind", "parent", "weight"]),
        ("scores", ["run", "year", "unit", "node", "score", "rank", "coverage", "unscored", "adjusted", "class"]),
        ("ranks", ["run", "year", "node", "peer_group", "unit", "rank"]),
        ("contributions", ["run", "year", "unit", "indicator", "contribution"]),
        ("findings", ["run", "finding", "code", "severity", "file", "row_number", "unit", "year", "variable", "path", "found", "expected", "count"]),
    ];

    /// <summary>Fills all tables.</summary>
    /// <param name="sha256">SHA-256 of the run's manifest: the same for the same run only.</param>
    /// <param name="open">Opens a table by its name and columns.</param>
    /// <param name="faultPoint">Called behind every table.</param>
    public void Write(string sha256, Func<string, string[], IRowWriter> open, Action<string>? faultPoint)
    {
        foreach (var (name, columns) in All)
        {
            using (var rows = open(name, columns))
            {
                switch (name)
                {
                    case "runs": Run(rows, sha256); break;
                    case "units": Units(rows); break;
                    case "nodes": Nodes(rows); break;
                    case "scores": Scores(rows); break;
                    case "ranks": Ranks(rows); break;
                    case "contributions": Contributions(rows); break;
                    default: Findings(rows); break;
                }
                rows.Complete();
            }
            faultPoint?.Invoke(name);
        }
    }

    void Run(IRowWriter rows, string sha256)
    {
        var manifest = run.Bundle.Manifest;
        rows.Integer(number);
        rows.Text(sha256);
        rows.Text(manifest.SchemeId);
        rows.Text(manifest.SchemeVersion);
        rows.Text(run.Scheme.Title.Zh);
        rows.Text(run.Scheme.Title.En);
        rows.Text(manifest.Engine);
        rows.Text(Encoding.UTF8.GetString(run.Bundle.ManifestBytes));
        rows.EndRow();
    }

    void Units(IRowWriter rows)
    {
        for (var unit = 0; unit < run.Roster.Count; unit++)
        {
            var entry = run.Roster.Units[unit];
            rows.Integer(number);
            rows.Integer(unit);
            rows.Text(entry.Code);
            rows.Text(entry.Name.Zh);
            rows.Text(entry.Name.En);
            rows.Flag(entry.IsAggregate);
            rows.Text(entry.Parent);
            rows.EndRow();
        }
    }

    /// <summary>Nodes and publications first, then the indicators.</summary>
    void Nodes(IRowWriter rows)
    {
        var weights = NodeWeights.Of(run.Bundle.Records);
        var parents = run.Scheme.Framework.TopDown().SelectMany(node => node.Children.Select(child => (child.Code, Parent: node.Code)))
            .ToDictionary(pair => pair.Code, pair => pair.Parent, StringComparer.Ordinal);
        var position = 0;
        foreach (var node in run.Nodes)
            Row(node.Code, node.Name, node.Publication is null ? "node" : "publication", node.Parent?.Code, node.Publication is null && node.Parent is not null ? weights.Of(node.Node) : double.NaN);
        foreach (var leaf in leaves) Row(leaf.Code, leaf.Name, "indicator", parents.GetValueOrDefault(leaf.Code), weights.Of(leaf));

        void Row(string code, Text name, string kind, string? parent, double weight)
        {
            rows.Integer(number);
            rows.Integer(position++);
            rows.Text(code);
            rows.Text(name.Zh);
            rows.Text(name.En);
            rows.Text(kind);
            rows.Text(parent);
            rows.Number(weight);
            rows.EndRow();
        }
    }

    void Scores(IRowWriter rows)
    {
        for (var row = 0; row < run.RowYears.Length; row++)
            for (var node = 0; node < run.Nodes.Count; node++)
            {
                rows.Integer(number);
                rows.Integer(run.RowYears[row]);
                rows.Integer(run.RowUnits[row]);
                rows.Integer(node);
                rows.Number(run.Nodes[node].Scores[row]);
                rows.Number(run.Nodes[node].Ranks[row]);
                rows.Number(run.Nodes[node].Coverage[row]);
                rows.Text(run.Nodes[node].Unscored[row]);
                rows.Number(node == 0 && run.Adjusted is { } adjusted ? adjusted[row] : double.NaN);
                rows.Text(run.Nodes[node].Classes?[row]);
                rows.EndRow();
            }
    }

    /// <summary>Ranks inside peer groups; those among all units stand with the scores.</summary>
    void Ranks(IRowWriter rows)
    {
        for (var year = 0; year < run.Years.Count; year++)
            for (var node = 0; node < run.Nodes.Count; node++)
                foreach (var (name, ranks) in run.Nodes[node].GroupRanks.OrderBy(group => group.Name, StringComparer.Ordinal)) Places(year, node, name, ranks);

        void Places(int year, int node, string group, double[] ranks)
        {
            var (from, to) = run.RowsOf(year);
            for (var row = from; row < to; row++)
            {
                if (double.IsNaN(ranks[row])) continue;
                rows.Integer(number);
                rows.Integer(run.Years[year]);
                rows.Integer(node);
                rows.Text(group);
                rows.Integer(run.RowUnits[row]);
                rows.Number(ranks[row]);
                rows.EndRow();
            }
        }
    }

    void Contributions(IRowWriter rows)
    {
        if (run.Bundle.Contributions is not { } table) return;
        run.CheckRows("contributions", table);
        int[] columns = [.. leaves.Select(leaf => table.Indicators.ToList().IndexOf(leaf.Code))];
        for (var row = 0; row < table.Count; row++)
            for (var leaf = 0; leaf < columns.Length; leaf++)
            {
                var value = columns[leaf] < 0 ? double.NaN : table.Values[columns[leaf]][row];
                if (double.IsNaN(value)) continue;
                rows.Integer(number);
                rows.Integer(table.Years[row]);
                rows.Integer(run.RowUnits[row]);
                rows.Integer(run.Nodes.Count + leaf);
                rows.Number(value);
                rows.EndRow();
            }
    }

    void Findings(IRowWriter rows)
    {
        var position = 0;
        foreach (var finding in run.Bundle.Findings)
        {
            rows.Integer(number);
            rows.Integer(position++);
            rows.Text(finding.Kind.Code);
            rows.Text(finding.Kind.Severity.ToString().ToLowerInvariant());
            rows.Text(finding.File);
            rows.Long(finding.Row);
            rows.Text(finding.Unit);
            rows.Integer(finding.Year);
            rows.Text(finding.Variable);
            rows.Text(finding.Path);
            rows.Text(finding.Found);
            rows.Text(finding.Expected);
            rows.Long(finding.Count);
            rows.EndRow();
        }
    }
}

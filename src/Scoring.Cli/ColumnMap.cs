using Scoring.Findings;

namespace Scoring.Cli;

/// <summary>Column mappings given on the command line.</summary>
static class ColumnMap
{
    static readonly string[] Roles = ["unit", "year", "indicator", "value", "measure", "status"];

    /// <summary>Reads <c>role=name</c> pairs.</summary>
    public static IReadOnlyDictionary<string, string> Parse(IEnumerable<string> pairs)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        var faults = new List<Finding>();
        foreach (var pair in pairs)
        {
            var cut = pair.IndexOf('=');
            var role = cut < 0 ? pair : pair[..cut];
            if (cut > 0 && cut < pair.Length - 1 && Roles.Contains(role) && columns.TryAdd(role, pair[(cut + 1)..])) continue;
            faults.Add(new Finding
            {
                Kind = FindingKinds.BadArgument,
                Found = $"--column {pair}",
                Expected = $"ROLE=NAME, each role once: {string.Join(", ", Roles)}",
            });
        }
        if (faults.Count > 0) throw new ScoringException(faults);
        return columns;
    }
}

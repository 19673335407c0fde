namespace Scoring.Findings;

/// <summary>Collects findings in the order they are made. Past a limit for one kind and variable only the number is kept.</summary>
/// <remarks>Not safe for use from several threads: stages that run in parallel collect apart and add in a fixed order.</remarks>
public sealed class FindingLog
{
    /// <summary>How many findings of one kind about one variable are kept one by one.</summary>
    public const int Limit = 1000;

    readonly List<Finding> findings = [];
    readonly Dictionary<(string Code, string? Variable), long> counts = [];

    /// <summary>Adds one finding.</summary>
    public void Add(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var key = (finding.Kind.Code, finding.Variable);
        var count = counts.GetValueOrDefault(key) + 1;
        counts[key] = count;
        if (count <= Limit) findings.Add(finding);
    }

    /// <summary>Adds several findings in their order.</summary>
    public void AddRange(IEnumerable<Finding> range)
    {
        ArgumentNullException.ThrowIfNull(range);
        foreach (var finding in range) Add(finding);
    }

    /// <summary>Adds what another log collected, as if it had been collected here.</summary>
    internal void AddAll(FindingLog other)
    {
        AddRange(other.findings);
        foreach (var (key, count) in other.counts)
            if (count > Limit)
                counts[key] += count - Limit;
    }

    /// <summary>The findings that were kept one by one.</summary>
    internal IReadOnlyList<Finding> Kept => findings;

    /// <summary>What was found, then one closing finding for every kind and variable that went past <see cref="Limit"/>.</summary>
    public IReadOnlyList<Finding> ToList()
    {
        var all = new List<Finding>(findings);
        foreach (var ((code, variable), count) in counts)
            if (count > Limit)
                all.Add(new Finding
                {
                    Kind = FindingKinds.More,
                    Variable = variable,
                    Found = $"{code}: {count - Limit}",
                    Count = count - Limit,
                });
        return all;
    }
}

using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Normalising;

/// <summary>Where the parameters come from: samples, groups, the reference unit.</summary>
sealed partial class SeriesNormaliser
{
    const int None = -1;
    const int Unknown = -2;

    /// <summary>The values of several years in panel order, those of aggregate units as NaN. Valid until the next call.</summary>
    ReadOnlySpan<double> Sample(double[][] values, int[] years)
    {
        if (years.Length == 1 && !panel.Roster.HasAggregates) return values[years[0]];
        var units = panel.UnitCount;
        var sample = Buffer(years.Length * units);
        for (var y = 0; y < years.Length; y++) values[years[y]].CopyTo(sample[(y * units)..]);
        if (!panel.Roster.HasAggregates) return sample;
        var isAggregate = panel.Roster.IsAggregate;
        for (var unit = 0; unit < units; unit++)
            if (isAggregate[unit])
                for (var place = unit; place < sample.Length; place += units) sample[place] = double.NaN;
        return sample;
    }

    /// <summary>The same for some of the units.</summary>
    ReadOnlySpan<double> Sample(double[][] values, int[] years, ReadOnlySpan<int> members)
    {
        var isAggregate = panel.Roster.IsAggregate;
        var sample = Buffer(years.Length * members.Length);
        var place = 0;
        foreach (var year in years)
            foreach (var unit in members)
                sample[place++] = isAggregate[unit] ? double.NaN : values[year][unit];
        return sample;
    }

    Span<double> Buffer(int length)
    {
        if (buffer.Length < length) buffer = new double[length];
        return buffer.AsSpan(0, length);
    }

    static bool IsEmpty(ReadOnlySpan<double> sample)
    {
        foreach (var value in sample)
            if (!double.IsNaN(value))
                return false;
        return true;
    }

    bool HasValues(Job job, Scope scope, string? group)
    {
        if (group is null) return scope.Scored.Any(year => !IsEmpty(job.Series.Values[year]));
        var grouping = Groups(job.Group!)!.Grouping;
        for (var g = 0; g < grouping.Labels.Count; g++)
        {
            if ($"{job.Group}={grouping.Labels[g]}" != group) continue;
            foreach (var year in scope.Scored)
                foreach (var unit in grouping.Members(g))
                    if (!double.IsNaN(job.Series.Values[year][unit]))
                        return true;
        }
        return false;
    }

    /// <summary>The groups of a grouping, or null after a fault; units in none are reported once.</summary>
    PeerGroups? Groups(string code)
    {
        if (groupings.TryGetValue(code, out var known)) return known;
        groupings[code] = known = PeerGroups.Find(panel.Roster, code, faults);
        if (known is null) return null;
        for (var unit = 0; unit < panel.UnitCount; unit++)
        {
            if (known.GroupOf[unit] >= 0) continue;
            for (var year = 0; year < panel.Years.Count; year++)
            {
                if (!panel.Present(year)[unit]) continue;
                findings.Add(new Finding { Kind = FindingKinds.UnitInNoGroup, Unit = panel.Roster.Units[unit].Code, Found = code });
                break;
            }
        }
        return known;
    }

    /// <summary>Index of the reference unit, <see cref="None"/> when the method has none, <see cref="Unknown"/> after a fault.</summary>
    int ReferenceUnit(Job job)
    {
        if (stored is not null || job.Method.ReferenceUnit(job.Context.Options) is not { } code) return None;
        var unit = panel.Roster.IndexOf(code);
        if (unit >= 0) return unit;
        faults.Add(new Finding { Kind = FindingKinds.ReferenceUnknown, Variable = job.Series.Code, Found = code });
        return Unknown;
    }

    /// <summary>The job with the reference unit's latest value inside a scope; a missing one is reported.</summary>
    Job WithReference(Job job, Scope scope, int unit)
    {
        foreach (var year in scope.Sample.Reverse())
            if (!double.IsNaN(job.Series.Values[year][unit]))
                return job with { Context = job.Context with { Reference = job.Series.Values[year][unit] } };
        findings.Add(Report(FindingKinds.ReferenceMissing, job, scope.Year, null, panel.Roster.Units[unit].Code));
        return job;
    }
}

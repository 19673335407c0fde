using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Scoring.Findings;

namespace Scoring.Normalising;

/// <summary>What is told of the values: lost, outside the domain, cut off.</summary>
sealed partial class SeriesNormaliser
{
    static Finding Report(FindingKind kind, Job job, int? year, string? group, string found, string? expected = null) => new()
    {
        Kind = kind,
        Variable = job.Series.Code,
        Year = year,
        Found = group is null ? found : $"{group}: {found}",
        Expected = expected,
    };

    /// <summary>Reports a scope without values to take parameters from. A missing reference and faults have been told already.</summary>
    void ReportLost(Job job, Scope scope, string? group, ReadOnlySpan<int> members)
    {
        if (stored is not null || !job.Method.NeedsSample(job.Context)) return;
        var sample = group is null ? Sample(job.Series.Values, scope.Sample) : Sample(job.Series.Values, scope.Sample, members);
        if (!IsEmpty(sample)) return;
        var lost = 0;
        foreach (var year in scope.Scored)
        {
            var values = job.Series.Values[year];
            if (group is null) lost += values.Length - CountMissing(values);
            else
                foreach (var unit in members)
                    lost += double.IsNaN(values[unit]) ? 0 : 1;
        }
        findings.Add(Report(FindingKinds.NoSample, job, scope.Year, group, Invariant($"{lost}")) with { Count = Math.Max(lost, 1) });
    }

    /// <summary>A number must give a number: anything else is a fault of the method's domain, unless the value of an earlier year is wanting.</summary>
    void CheckDomain(Job job, int year, string? group, ReadOnlySpan<double> values, Span<double> target, ReadOnlySpan<int> members)
    {
        if (CountFinite(target) == values.Length - CountMissing(values)) return;
        var (without, unstated) = (0, 0);
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]) || double.IsFinite(target[i])) continue;
            if (job.Earlier is not null && double.IsNaN(target[i]))
            {
                without++;
                continue;
            }
            if (job.Stated is not null && double.IsNaN(job.Stated[year][members.IsEmpty ? i : members[i]]))
            {
                unstated++;
                continue;
            }
            target[i] = double.NaN;
            var found = values[i].ToString("R", CultureInfo.InvariantCulture);
            faults.Add(Report(FindingKinds.OutsideDomain, job, panel.Years[year], null, found, job.Method.Definition.Formula) with
            {
                Unit = panel.Roster.Units[members.IsEmpty ? i : members[i]].Code,
            });
        }
        if (unstated > 0)
            findings.Add(Report(FindingKinds.StatedMissing, job, panel.Years[year], group, Invariant($"{unstated}")) with { Count = unstated });
        if (without > 0)
            findings.Add(Report(FindingKinds.GrowthMissing, job, panel.Years[year], group, Invariant($"{without}")) with { Count = without });
    }

    void ReportCapped(Job job, int year, string? group, NormaliserContext uncapped, FittedScale scale,
        ReadOnlySpan<double> values, ReadOnlySpan<double> target, ReadOnlySpan<int> members)
    {
        var free = new double[values.Length];
        job.Method.Apply(scale, uncapped, values, free);
        var (cut, highest) = (0, -1);
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]) || free[i] == target[i]) continue;
            cut++;
            if (highest < 0 || free[i] > free[highest]) highest = i;
        }
        if (cut == 0) return;
        findings.Add(Report(FindingKinds.ScoreCapped, job, panel.Years[year], group, free[highest].ToString("R", CultureInfo.InvariantCulture)) with
        {
            Unit = panel.Roster.Units[members.IsEmpty ? highest : members[highest]].Code,
            Count = cut,
        });
    }

    static int CountMissing(ReadOnlySpan<double> values)
    {
        var blocks = MemoryMarshal.Cast<double, Vector<double>>(values);
        var counts = Vector<long>.Zero;
        foreach (var block in blocks) counts -= Vector.Equals(block, block);
        var count = blocks.Length * Vector<double>.Count - (int)Vector.Sum(counts);
        foreach (var value in values[(blocks.Length * Vector<double>.Count)..]) count += double.IsNaN(value) ? 1 : 0;
        return count;
    }

    static int CountFinite(ReadOnlySpan<double> values)
    {
        var blocks = MemoryMarshal.Cast<double, Vector<double>>(values);
        var counts = Vector<long>.Zero;
        foreach (var block in blocks) counts -= Vector.Equals(block - block, Vector<double>.Zero); // ∞ − ∞ is NaN
        var count = (int)Vector.Sum(counts);
        foreach (var value in values[(blocks.Length * Vector<double>.Count)..]) count += double.IsFinite(value) ? 1 : 0;
        return count;
    }
}

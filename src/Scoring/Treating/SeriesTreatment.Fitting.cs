using System.Globalization;
using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Normalising;

namespace Scoring.Treating;

/// <summary>Testing a sample and finding what makes it pass.</summary>
sealed partial class SeriesTreatment
{
    static readonly Plan Untouched = new(Caps.None, null, new FittedScale());

    /// <summary>What is to be done to the values of a scope, or null after a fault.</summary>
    Plan? Fit(ReadOnlySpan<double> sample, int? year)
    {
        var before = ShapeOf(sample);
        var record = new TreatedSeries(code, year, treater.Definition.Name, before);
        var force = options.Flag("force");
        if (before.Passes == true && !force) return Leave(record);
        var (min, max, count) = ScaleKernel.MinMax(sample);
        // A forced transformation needs no test; everything else needs one that can tell.
        if (min == max || (double.IsNaN(before.Skewness) && !(force && treater is not Winsorise)) || (before.Passes is null && !force))
        {
            Findings.Add(Report(FindingKinds.TreatmentUntested, year, Invariant($"n {count}, min {min:R}, max {max:R}")));
            return Leave(record);
        }
        return treater is Capping capping
            ? FitCaps(capping, record, sample)
            : FitTransform((Transform)treater, Caps.None, record, sample, sample, before.Skewness);
    }

    Plan Leave(TreatedSeries record)
    {
        Records.Add(record);
        return Untouched;
    }

    Plan? FitCaps(Capping capping, TreatedSeries record, ReadOnlySpan<double> sample)
    {
        if (capping.Fit(sample, options) is not { } caps)
        {
            Findings.Add(Report(FindingKinds.TreatmentCollapsed, record.Year, Invariant($"skewness {record.Before.Skewness:R}")));
            return Leave(record);
        }
        var capped = sample.ToArray();
        caps.Apply(capped, capped);
        record = WithCaps(record, caps, sample);
        if (!caps.IsNone) record = record with { Capped = ShapeOf(capped) };
        if (record.After.Passes != true && Treaters.After(choice) is { } then)
            return options.Flag("combine")
                ? FitTransform(then, caps, record, sample, capped, record.After.Skewness)
                : FitTransform(then, Caps.None, record, sample, sample, record.Before.Skewness);
        Conclude(record);
        return new Plan(caps, null, new FittedScale(), capped);
    }

    Plan? FitTransform(Transform transform, Caps caps, TreatedSeries record, ReadOnlySpan<double> sample, ReadOnlySpan<double> input, double skewness)
    {
        var (min, max, _) = ScaleKernel.MinMax(input);
        if (transform.Demand(min, max, options) is { } demand)
        {
            Faults.Add(Report(FindingKinds.TreatmentDomain, record.Year, Invariant($"{transform.Definition.Name}: min {min:R}, max {max:R}"), demand));
            return null;
        }
        var scale = transform.Fit(input, min, max, skewness, options);
        var transformed = new double[input.Length];
        transform.Apply(scale, input, transformed);
        for (var i = 0; i < input.Length; i++)
        {
            if (double.IsNaN(input[i]) || double.IsFinite(transformed[i])) continue;
            Faults.Add(Report(FindingKinds.TreatmentDomain, record.Year, Invariant($"{transform.Definition.Name}: {input[i]:R}"), transform.Definition.Formula));
            return null;
        }
        Conclude(record with { Transform = transform.Definition.Name, Transformed = ShapeOf(transformed) });
        return new Plan(caps, transform, scale, transformed);
    }

    void Conclude(TreatedSeries record)
    {
        Records.Add(record);
        if (record.After.Passes == true) return;
        var found = Invariant($"skewness {record.After.Skewness:R}, kurtosis {record.After.Kurtosis:R}");
        var expected = Invariant($"|skewness| < {options.Number("max_skewness"):R} or kurtosis < {options.Number("max_kurtosis"):R}");
        Findings.Add(Report(FindingKinds.TreatmentFails, record.Year, found, expected));
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

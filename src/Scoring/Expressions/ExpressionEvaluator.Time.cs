using Scoring.Kernels;

namespace Scoring.Expressions;

/// <summary>Functions that look at other years or other units: their operands are computed for whole columns, once per year.</summary>
sealed partial class ExpressionEvaluator
{
    // Without this memory growth(growth(growth(…))) would double its work at each level.
    readonly Dictionary<(Node Node, int Year), Operand> operands = [];

    double[]? allMissing;

    /// <summary>An operand in a year.</summary>
    /// <param name="Values">Its values for the units asked for so far, NaN for the others.</param>
    /// <param name="Asked">Those units; their incidents have been reported.</param>
    readonly record struct Operand(double[] Values, bool[] Asked);

    /// <summary>The values of an operand in a year for the active units; missing throughout in a year that the source does not have.</summary>
    double[] OperandOf(CallNode call, int year, ReadOnlySpan<bool> active)
    {
        if (!years.Contains(year)) return allMissing ??= [.. Enumerable.Repeat(double.NaN, source.UnitCount)];
        var node = call.Arguments[0];
        if (!operands.TryGetValue((node, year), out var operand))
        {
            operands[(node, year)] = operand = new Operand(scratch.Column(), scratch.Mask());
            operand.Values.AsSpan().Fill(double.NaN);
            operand.Asked.AsSpan().Clear();
        }
        var wanted = scratch.Mask();
        var present = source.Present(year);
        for (var i = 0; i < wanted.Length; i++)
        {
            wanted[i] = active[i] && present[i] && !operand.Asked[i];
            operand.Asked[i] |= wanted[i];
        }
        FillWhere(node, year, wanted, operand.Values);
        scratch.Return(wanted);
        return operand.Values;
    }

    void ForgetOperands()
    {
        foreach (var operand in operands.Values)
        {
            scratch.Return(operand.Values);
            scratch.Return(operand.Asked);
        }
        operands.Clear();
    }

    void FillShare(CallNode call, int year, bool[] active, Span<double> target)
    {
        var values = OperandOf(call, year, source.Present(year));
        var sum = TotalOf(values, year);
        values.CopyTo(target);
        var total = scratch.Column();
        total.AsSpan().Fill(double.IsFinite(sum) ? sum : double.NaN);
        if (double.IsInfinity(sum)) ReportOverflow(call, year, active, target);
        Combine<Operations.Multiple>(call, year, active, target, total);
        scratch.Return(total);
    }

    void FillTotal(CallNode call, int year, bool[] active, Span<double> target)
    {
        var values = OperandOf(call, year, source.Present(year));
        var sum = TotalOf(values, year);
        if (double.IsInfinity(sum)) ReportOverflow(call, year, active, values);
        var present = source.Present(year);
        for (var i = 0; i < target.Length; i++) target[i] = present[i] && double.IsFinite(sum) ? sum : double.NaN;
    }

    /// <summary>The sum over the units of the year, aggregate units apart; NaN when none has a value.</summary>
    double TotalOf(ReadOnlySpan<double> values, int year)
    {
        var present = source.Present(year);
        var aggregate = source.IsAggregate;
        var (sum, any) = (0.0, false);
        for (var i = 0; i < values.Length; i++)
        {
            if (!present[i] || aggregate[i] || double.IsNaN(values[i])) continue;
            sum += values[i];
            any = true;
        }
        return any ? sum : double.NaN;
    }

    void ReportOverflow(CallNode call, int year, bool[] active, ReadOnlySpan<double> operand)
    {
        for (var i = 0; i < operand.Length; i++)
            if (!double.IsNaN(operand[i]))
                Missing(ExpressionIncidentKind.Overflow, i, operand[i], call, year, active);
    }

    void FillLag(CallNode call, int year, bool[] active, Span<double> target) =>
        OperandOf(call, year - call.Parameter, active).CopyTo(target);

    void FillFromBase<TOperation>(CallNode call, int year, int baseYear, bool[] active, Span<double> target)
        where TOperation : struct, IBinaryOperation
    {
        OperandOf(call, year, active).CopyTo(target);
        Combine<TOperation>(call, year, active, target, OperandOf(call, baseYear, active));
    }

    void FillSum(CallNode call, int year, bool[] active, Span<double> target)
    {
        for (var y = year - call.Parameter + 1; y <= year; y++)
        {
            if (years.Contains(y)) continue;
            target.Fill(double.NaN);
            return;
        }
        OperandOf(call, year - call.Parameter + 1, active).CopyTo(target);
        for (var y = year - call.Parameter + 2; y <= year; y++)
            Combine<Operations.Add>(call, year, active, target, OperandOf(call, y, active));
    }

    void FillMean(CallNode call, int year, bool[] active, Span<double> target)
    {
        var (count, last) = (scratch.Column(), scratch.Column());
        count.AsSpan().Clear();
        target.Clear();
        for (var y = year - call.Parameter + 1; y <= year; y++)
        {
            if (!years.Contains(y)) continue;
            var values = OperandOf(call, y, active);
            for (var i = 0; i < values.Length; i++)
            {
                if (double.IsNaN(values[i])) continue;
                target[i] += values[i];
                count[i]++;
                last[i] = values[i];
            }
        }
        for (var i = 0; i < target.Length; i++)
        {
            if (count[i] == 0) target[i] = double.NaN;
            else if (double.IsFinite(target[i])) target[i] /= count[i];
            else target[i] = Missing(ExpressionIncidentKind.Overflow, i, last[i], call, year, active);
        }
        scratch.Return(count);
        scratch.Return(last);
    }

    void FillCagr(CallNode call, int year, bool[] active, Span<double> target)
    {
        var (first, firstYear, lastYear) = (scratch.Column(), scratch.Column(), scratch.Column());
        first.AsSpan().Fill(double.NaN);
        target.Fill(double.NaN);
        for (var y = year - call.Parameter; y <= year; y++)
        {
            if (!years.Contains(y)) continue;
            var values = OperandOf(call, y, active);
            for (var i = 0; i < values.Length; i++)
            {
                if (double.IsNaN(values[i])) continue;
                if (double.IsNaN(first[i])) (first[i], firstYear[i]) = (values[i], y);
                (target[i], lastYear[i]) = (values[i], y);
            }
        }
        for (var i = 0; i < target.Length; i++)
            target[i] = double.IsNaN(first[i]) || firstYear[i] == lastYear[i]
                ? double.NaN
                : Cagr(call, year, active, i, first[i], target[i], lastYear[i] - firstYear[i]);
        scratch.Return(first);
        scratch.Return(firstYear);
        scratch.Return(lastYear);
    }

    double Cagr(CallNode call, int year, bool[] active, int unit, double first, double last, double span)
    {
        // Also for 0 and 0: nothing changed.
        if (first == last) return 0;
        if (first <= 0) return Missing(ExpressionIncidentKind.NonPositiveBase, unit, first, call, year, active);
        if (last < 0) return Missing(ExpressionIncidentKind.PowerDomain, unit, last, call, year, active);
        var ratio = last / first;
        return double.IsFinite(ratio)
            ? DeterministicMath.Pow(ratio, 1 / span) - 1
            : Missing(ExpressionIncidentKind.Overflow, unit, last, call, year, active);
    }
}

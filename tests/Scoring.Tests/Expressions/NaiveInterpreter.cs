using Scoring.Expressions;
using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Tests.Kernels;

namespace Scoring.Tests.Expressions;

/// <summary>The language one unit and one year at a time, straight from its description: the model the evaluator is held against.</summary>
sealed class NaiveInterpreter(TableSource table)
{
    public HashSet<(ExpressionIncidentKind Kind, int Unit, int Year)> Incidents { get; } = [];

    /// <summary>The value of a unit in a year; missing outside the panel's years and the year's roster.</summary>
    public double Value(Sketch sketch, int unit, int year) =>
        table.Years.Contains(year) && table.Present(year)[unit] ? Compute(sketch, unit, year) : double.NaN;

    double Compute(Sketch sketch, int unit, int year)
    {
        double At(int part) => Compute(sketch.Parts[part], unit, year);
        double Of(int y) => Value(sketch.Parts[0], unit, y);
        double Fault(ExpressionIncidentKind kind)
        {
            Incidents.Add((kind, unit, year));
            return double.NaN;
        }
        double Finite(double result) => double.IsInfinity(result) ? Fault(ExpressionIncidentKind.Overflow) : result;
        double OverBase(double now, double before, Func<double, double> result) =>
            double.IsNaN(now) || double.IsNaN(before) ? double.NaN
            : before <= 0 ? Fault(ExpressionIncidentKind.NonPositiveBase)
            : Finite(result(now / before));

        var k = sketch.Parameter;
        switch (sketch.Word, sketch.Parts.Length)
        {
            case ("missing", 0): return double.NaN;
            case (_, 0): return sketch.IsNumber ? sketch.Number : table.Column(sketch.Word, year)[unit];
            case ("if", _): return At(0) is var test && double.IsNaN(test) ? double.NaN : test != 0 ? At(1) : At(2);
            case ("coalesce", _): return Enumerable.Range(0, sketch.Parts.Length).Select(At).FirstOrDefault(x => !double.IsNaN(x), double.NaN);
            case ("is_missing", _): return double.IsNaN(At(0)) ? 1 : 0;
            case ("share", _):
                var everyone = Enumerable.Range(0, table.UnitCount).Select(other => Value(sketch.Parts[0], other, year)).ToArray();
                var counted = everyone.Where((x, other) => !double.IsNaN(x) && !table.IsAggregate[other]).ToArray();
                var total = 0.0;
                foreach (var x in counted) total += x;
                if (counted.Length == 0 || double.IsNaN(everyone[unit])) return double.NaN;
                return double.IsFinite(total) ? OverBase(everyone[unit], total, ratio => ratio) : Fault(ExpressionIncidentKind.Overflow);
            case ("lag", _): return Of(year - k);
            case ("change", _): return Finite(Of(year) - Of(year - k));
            case ("growth", _): return OverBase(Of(year), Of(year - k), ratio => (ratio - 1) * 100);
            case ("multiple", _): return OverBase(Of(year), Of(k), ratio => ratio);
            case ("sum", _):
                var span = Enumerable.Range(year - k + 1, k).ToArray();
                return span.All(table.Years.Contains) ? Total([.. span.Select(Of)]) : double.NaN;
            case ("mean", _):
                var there = Enumerable.Range(year - k + 1, k).Select(Of).Where(x => !double.IsNaN(x)).ToArray();
                return there.Length == 0 ? double.NaN : Total(there) / there.Length;
            case ("cagr", _):
                var points = Enumerable.Range(year - k, k + 1).Select(y => (Year: y, Value: Of(y))).Where(point => !double.IsNaN(point.Value)).ToArray();
                if (points.Length < 2) return double.NaN;
                var (first, last) = (points[0], points[^1]);
                if (first.Value == last.Value) return 0;
                if (first.Value <= 0) return Fault(ExpressionIncidentKind.NonPositiveBase);
                if (last.Value < 0) return Fault(ExpressionIncidentKind.PowerDomain);
                var rise = Finite(last.Value / first.Value);
                return double.IsNaN(rise) ? rise : DeterministicMath.Pow(rise, 1.0 / (last.Year - first.Year)) - 1;
        }

        // Everything else needs all of its operands.
        var parts = Enumerable.Range(0, sketch.Parts.Length).Select(At).ToArray();
        if (parts.Any(double.IsNaN)) return double.NaN;
        var (left, right) = (parts[0], parts.Length > 1 ? parts[1] : 0);
        return sketch.Word switch
        {
            "or" => left != 0 || right != 0 ? 1 : 0,
            "and" => left != 0 && right != 0 ? 1 : 0,
            "not" => left == 0 ? 1 : 0,
            "<" => left < right ? 1 : 0,
            "<=" => left <= right ? 1 : 0,
            ">" => left > right ? 1 : 0,
            ">=" => left >= right ? 1 : 0,
            "=" => left == right ? 1 : 0,
            "!=" => left != right ? 1 : 0,
            "+" => Finite(left + right),
            "-" => parts.Length == 1 ? -left : Finite(left - right),
            "*" => Finite(left * right),
            "/" => right == 0 ? Fault(ExpressionIncidentKind.ZeroDenominator) : Finite(left / right),
            "^" or "pow" => (left == 0 && right < 0) || (left < 0 && right != Math.Truncate(right))
                ? Fault(ExpressionIncidentKind.PowerDomain)
                : Finite(DeterministicMath.Pow(left, right)),
            "abs" => Math.Abs(left),
            "exp" => Finite(DeterministicMath.Exp(left)),
            "ln" => left <= 0 ? Fault(ExpressionIncidentKind.LogDomain) : DeterministicMath.Log(left),
            "log10" => left <= 0 ? Fault(ExpressionIncidentKind.LogDomain) : DeterministicMath.Log10(left),
            "sqrt" => left < 0 ? Fault(ExpressionIncidentKind.RootDomain) : Math.Sqrt(left),
            "round" => RoundingTests.Reference(left, k, HalfWay.AwayFromZero),
            "clip" => right > parts[2] ? Fault(ExpressionIncidentKind.EmptyRange) : left < right ? right : left > parts[2] ? parts[2] : left,
            "min" => parts.Min(),
            "max" => parts.Max(),
            _ => throw new InvalidOperationException(sketch.Word),
        };

        double Total(double[] values)
        {
            var sum = 0.0;
            foreach (var x in values) sum += x;
            return Finite(sum);
        }
    }
}

using System.Diagnostics;

namespace Scoring.Expressions;

/// <summary>Computes expressions column by column: all units of a year at a time. Not for several threads at once.</summary>
/// <remarks>
/// <para>A unit that is not in the year's roster is missing, whatever the expression says; the same holds for the years a time function looks back to.</para>
/// <para>Every column is computed for all units; a mask of <em>active</em> units only decides whose incidents are reported, so that
/// <c>if(b != 0, a / b, 0)</c> reports nothing and a value that is not asked for leaves no trace. A number that an operation cannot
/// give is missing plus an incident; one that is missing because an operand is missing has none.</para>
/// </remarks>
sealed partial class ExpressionEvaluator
{
    readonly IExpressionSource source;
    readonly Action<ExpressionIncident>? report;
    readonly HashSet<int> years;
    readonly Scratch scratch;

    /// <summary>Creates an evaluator over a source.</summary>
    /// <param name="source">The values.</param>
    /// <param name="report">
    /// Receives the incidents of each sub-expression once per <see cref="Evaluate"/>. The next years' evaluations look back to the same years and
    /// report theirs again, as equal records.
    /// </param>
    public ExpressionEvaluator(IExpressionSource source, Action<ExpressionIncident>? report = null)
    {
        this.source = source;
        this.report = report;
        years = [.. source.Years];
        scratch = new Scratch(source.UnitCount);
    }

    /// <summary>Computes an expression for every unit in a year of the source. Missing is NaN; no result is infinite or −0.</summary>
    /// <exception cref="ArgumentException">The year or a name is not in the source, or the target has another length.</exception>
    public void Evaluate(Expression expression, int year, Span<double> target)
    {
        if (target.Length != source.UnitCount) throw new ArgumentException("The target needs one place per unit.", nameof(target));
        if (!years.Contains(year)) throw new ArgumentException($"The source has no year {year}.", nameof(year));
        foreach (var name in expression.Names)
            if (!source.Has(name))
                throw new ArgumentException($"The source has no '{name}'.", nameof(expression));
        var active = scratch.Mask();
        source.Present(year).CopyTo(active);
        try
        {
            Fill(expression.Root, year, active, target);
        }
        finally
        {
            ForgetOperands();
        }
        // Adding 0 turns −0 into 0, so that no table shows "-0".
        for (var i = 0; i < target.Length; i++) target[i] = active[i] ? target[i] + 0.0 : double.NaN;
        scratch.Return(active);
    }

    void Fill(Node node, int year, bool[] active, Span<double> target)
    {
        switch (node)
        {
            case NumberNode number:
                target.Fill(number.Value);
                break;
            case NameNode name:
                source.Column(name.Name, year).CopyTo(target);
                break;
            case NegateNode negate:
                Fill(negate.Operand, year, active, target);
                Apply<Operations.Negate>(node, year, active, target);
                break;
            case NotNode not:
                Fill(not.Operand, year, active, target);
                Apply<Operations.Not>(node, year, active, target);
                break;
            case BinaryNode binary:
                FillChain(binary, year, active, target);
                break;
            case CallNode call:
                FillCall(call, year, active, target);
                break;
        }
    }

    void FillChain(BinaryNode outermost, int year, bool[] active, Span<double> target)
    {
        var chain = BinaryNode.Chain(outermost);
        Fill(chain.Peek().Left, year, active, target);
        var right = scratch.Column();
        while (chain.TryPop(out var link))
        {
            Fill(link.Right, year, active, right);
            Combine(link, year, active, target, right);
        }
        scratch.Return(right);
    }

    void Combine(BinaryNode node, int year, bool[] active, Span<double> left, ReadOnlySpan<double> right)
    {
        switch (node.Operation)
        {
            case BinaryOperator.Or: Combine<Operations.Or>(node, year, active, left, right); break;
            case BinaryOperator.And: Combine<Operations.And>(node, year, active, left, right); break;
            case BinaryOperator.Less: Combine<Operations.Less>(node, year, active, left, right); break;
            case BinaryOperator.LessOrEqual: Combine<Operations.LessOrEqual>(node, year, active, left, right); break;
            case BinaryOperator.Greater: Combine<Operations.Greater>(node, year, active, left, right); break;
            case BinaryOperator.GreaterOrEqual: Combine<Operations.GreaterOrEqual>(node, year, active, left, right); break;
            case BinaryOperator.Equal: Combine<Operations.Equal>(node, year, active, left, right); break;
            case BinaryOperator.NotEqual: Combine<Operations.NotEqual>(node, year, active, left, right); break;
            case BinaryOperator.Add: Combine<Operations.Add>(node, year, active, left, right); break;
            case BinaryOperator.Subtract: Combine<Operations.Subtract>(node, year, active, left, right); break;
            case BinaryOperator.Multiply: Combine<Operations.Multiply>(node, year, active, left, right); break;
            case BinaryOperator.Divide: Combine<Operations.Divide>(node, year, active, left, right); break;
            case BinaryOperator.Power: Combine<Operations.Power>(node, year, active, left, right); break;
        }
    }

    void Apply<TOperation>(Node node, int year, bool[] active, Span<double> values)
        where TOperation : struct, IUnaryOperation
    {
        for (var i = 0; i < values.Length; i++)
        {
            var x = values[i];
            if (double.IsNaN(x)) continue;
            var result = TOperation.Of(x);
            values[i] = double.IsFinite(result) ? result : Missing(TOperation.Fault(x), i, x, node, year, active);
        }
    }

    void Combine<TOperation>(Node node, int year, bool[] active, Span<double> left, ReadOnlySpan<double> right)
        where TOperation : struct, IBinaryOperation
    {
        Debug.Assert(left.Length == right.Length);
        for (var i = 0; i < left.Length; i++)
        {
            var (x, y) = (left[i], right[i]);
            var result = double.IsNaN(x) || double.IsNaN(y) ? double.NaN : TOperation.Of(x, y);
            if (!double.IsFinite(result) && !double.IsNaN(x) && !double.IsNaN(y))
            {
                var (kind, value) = TOperation.Fault(x, y);
                result = Missing(kind, i, value, node, year, active);
            }
            left[i] = result;
        }
    }

    /// <summary>Reports why a unit's value cannot be computed, if anyone asks for it, and gives the missing value.</summary>
    double Missing(ExpressionIncidentKind kind, int unit, double value, Node node, int year, bool[] active)
    {
        if (active[unit]) report?.Invoke(new ExpressionIncident(kind, unit, year, node.Canonical, value));
        return double.NaN;
    }
}

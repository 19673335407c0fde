using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Expressions;

sealed partial class ExpressionEvaluator
{
    void FillCall(CallNode call, int year, bool[] active, Span<double> target)
    {
        switch (call.Function.Code)
        {
            case FunctionCode.If: FillIf(call, year, active, target); break;
            case FunctionCode.Coalesce: FillCoalesce(call, year, active, target); break;
            case FunctionCode.IsMissing: FillIsMissing(call, year, active, target); break;
            case FunctionCode.Abs: FillUnary<Operations.Abs>(call, year, active, target); break;
            case FunctionCode.Exp: FillUnary<Operations.Exp>(call, year, active, target); break;
            case FunctionCode.Ln: FillUnary<Operations.Ln>(call, year, active, target); break;
            case FunctionCode.Log10: FillUnary<Operations.Log10>(call, year, active, target); break;
            case FunctionCode.Sqrt: FillUnary<Operations.Sqrt>(call, year, active, target); break;
            case FunctionCode.Round: FillRound(call, year, active, target); break;
            case FunctionCode.Clip: FillClip(call, year, active, target); break;
            case FunctionCode.Pow: FillFold<Operations.Power>(call, year, active, target); break;
            case FunctionCode.Min: FillFold<Operations.Smaller>(call, year, active, target); break;
            case FunctionCode.Max: FillFold<Operations.Larger>(call, year, active, target); break;
            case FunctionCode.Share: FillShare(call, year, active, target); break;
            case FunctionCode.Total: FillTotal(call, year, active, target); break;
            case FunctionCode.Lag: FillLag(call, year, active, target); break;
            case FunctionCode.Change: FillFromBase<Operations.Subtract>(call, year, year - call.Parameter, active, target); break;
            case FunctionCode.Growth: FillFromBase<Operations.Growth>(call, year, year - call.Parameter, active, target); break;
            case FunctionCode.Multiple: FillFromBase<Operations.Multiple>(call, year, call.Parameter, active, target); break;
            case FunctionCode.Cagr: FillCagr(call, year, active, target); break;
            case FunctionCode.Sum: FillSum(call, year, active, target); break;
            case FunctionCode.Mean: FillMean(call, year, active, target); break;
        }
    }

    void FillIf(CallNode call, int year, bool[] active, Span<double> target)
    {
        Fill(call.Arguments[0], year, active, target);
        var (whenTrue, whenFalse) = (scratch.Mask(), scratch.Mask());
        for (var i = 0; i < target.Length; i++)
        {
            whenFalse[i] = active[i] && target[i] == 0;
            whenTrue[i] = active[i] && target[i] != 0 && !double.IsNaN(target[i]);
        }
        target.Fill(double.NaN);
        FillWhere(call.Arguments[1], year, whenTrue, target);
        FillWhere(call.Arguments[2], year, whenFalse, target);
        scratch.Return(whenTrue);
        scratch.Return(whenFalse);
    }

    void FillCoalesce(CallNode call, int year, bool[] active, Span<double> target)
    {
        Fill(call.Arguments[0], year, active, target);
        var lacking = scratch.Mask();
        foreach (var argument in call.Arguments.AsSpan(1))
        {
            for (var i = 0; i < target.Length; i++) lacking[i] = active[i] && double.IsNaN(target[i]);
            FillWhere(argument, year, lacking, target);
        }
        scratch.Return(lacking);
    }

    /// <summary>Computes a sub-expression for some units only and leaves the others in the target as they are.</summary>
    void FillWhere(Node node, int year, bool[] wanted, Span<double> target)
    {
        if (!wanted.AsSpan().Contains(true)) return;
        var values = scratch.Column();
        Fill(node, year, wanted, values);
        for (var i = 0; i < target.Length; i++)
            if (wanted[i])
                target[i] = values[i];
        scratch.Return(values);
    }

    void FillIsMissing(CallNode call, int year, bool[] active, Span<double> target)
    {
        Fill(call.Arguments[0], year, active, target);
        for (var i = 0; i < target.Length; i++) target[i] = double.IsNaN(target[i]) ? 1 : 0;
    }

    void FillUnary<TOperation>(CallNode call, int year, bool[] active, Span<double> target)
        where TOperation : struct, IUnaryOperation
    {
        Fill(call.Arguments[0], year, active, target);
        Apply<TOperation>(call, year, active, target);
    }

    void FillFold<TOperation>(CallNode call, int year, bool[] active, Span<double> target)
        where TOperation : struct, IBinaryOperation
    {
        Fill(call.Arguments[0], year, active, target);
        var next = scratch.Column();
        foreach (var argument in call.Arguments.AsSpan(1))
        {
            Fill(argument, year, active, next);
            Combine<TOperation>(call, year, active, target, next);
        }
        scratch.Return(next);
    }

    void FillRound(CallNode call, int year, bool[] active, Span<double> target)
    {
        Fill(call.Arguments[0], year, active, target);
        for (var i = 0; i < target.Length; i++) target[i] = Rounding.Round(target[i], call.Parameter, HalfWay.AwayFromZero);
    }

    void FillClip(CallNode call, int year, bool[] active, Span<double> target)
    {
        var (low, high) = (scratch.Column(), scratch.Column());
        Fill(call.Arguments[0], year, active, target);
        Fill(call.Arguments[1], year, active, low);
        Fill(call.Arguments[2], year, active, high);
        for (var i = 0; i < target.Length; i++)
        {
            if (double.IsNaN(target[i]) || double.IsNaN(low[i]) || double.IsNaN(high[i])) target[i] = double.NaN;
            else if (low[i] > high[i]) target[i] = Missing(ExpressionIncidentKind.EmptyRange, i, low[i], call, year, active);
            else target[i] = Math.Min(Math.Max(target[i], low[i]), high[i]);
        }
        scratch.Return(low);
        scratch.Return(high);
    }
}

using Scoring.Expressions;
using Node = Scoring.Expressions.Node;

namespace Scoring.Preparing;

/// <summary>Which names an expression reads in which calendar years: its own year and those that time functions look back to.</summary>
/// <remarks>Both branches of a choice count, since statuses must not depend on values. Years that the panel does not have are left out.</remarks>
sealed class ExpressionInputs(IReadOnlyList<int> years)
{
    readonly HashSet<int> known = [.. years];

    public IReadOnlyList<(string Name, int Year)> Of(Expression expression, int year)
    {
        var inputs = new List<(string, int)>();
        var visited = new HashSet<(Node, int)>();
        var open = new Stack<(Node Node, int Year)>();
        open.Push((expression.Root, year));
        while (open.TryPop(out var place))
        {
            // Without the memory growth(growth(growth(…))) would double its work at each level.
            if (!known.Contains(place.Year) || !visited.Add(place)) continue;
            switch (place.Node)
            {
                case NameNode name: inputs.Add((name.Name, place.Year)); break;
                case NegateNode negate: open.Push((negate.Operand, place.Year)); break;
                case NotNode not: open.Push((not.Operand, place.Year)); break;
                case BinaryNode binary:
                    open.Push((binary.Right, place.Year));
                    open.Push((binary.Left, place.Year));
                    break;
                case CallNode call:
                    foreach (var read in YearsOf(call, place.Year))
                        foreach (var argument in call.Arguments)
                            open.Push((argument, read));
                    break;
            }
        }
        return [.. inputs.Distinct()];
    }

    static IEnumerable<int> YearsOf(CallNode call, int year) => call.Function.Code switch
    {
        FunctionCode.Lag => [year - call.Parameter],
        FunctionCode.Change or FunctionCode.Growth => [year - call.Parameter, year],
        FunctionCode.Multiple => [call.Parameter, year],
        FunctionCode.Sum or FunctionCode.Mean => Enumerable.Range(year - call.Parameter + 1, call.Parameter),
        FunctionCode.Cagr => Enumerable.Range(year - call.Parameter, call.Parameter + 1),
        _ => [year],
    };
}

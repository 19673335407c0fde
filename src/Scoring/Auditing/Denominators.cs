using Scoring.Expressions;
using Scoring.Schemes;

namespace Scoring.Auditing;

/// <summary>The raw variables that indicators are divided by.</summary>
static class Denominators
{
    /// <summary>By variable, in ordinal order: the indicators that divide by it, directly or through another indicator.</summary>
    public static SortedDictionary<string, SortedSet<string>> Of(IReadOnlyList<Indicator> indicators)
    {
        var byCode = indicators.ToDictionary(indicator => indicator.Code, StringComparer.Ordinal);
        var found = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var indicator in indicators)
            if (indicator.Value is { } value)
                Visit(value.Root, indicator.Code, indicator.Code, isBelow: false, []);
        return found;

        void Visit(Expressions.Node node, string indicator, string within, bool isBelow, HashSet<(string, bool)> seen)
        {
            var pending = new Stack<(Expressions.Node Node, bool IsBelow)>([(node, isBelow)]);
            while (pending.TryPop(out var next))
                switch (next.Node)
                {
                    case BinaryNode { Operation: BinaryOperator.Divide } fraction:
                        pending.Push((fraction.Left, next.IsBelow));
                        pending.Push((fraction.Right, !next.IsBelow));
                        break;
                    case BinaryNode binary:
                        pending.Push((binary.Left, next.IsBelow));
                        pending.Push((binary.Right, next.IsBelow));
                        break;
                    case NegateNode sign:
                        pending.Push((sign.Operand, next.IsBelow));
                        break;
                    case NotNode not:
                        pending.Push((not.Operand, next.IsBelow));
                        break;
                    case CallNode call:
                        foreach (var argument in call.Arguments) pending.Push((argument, next.IsBelow));
                        break;
                    case NameNode name when name.Name != within && byCode.TryGetValue(name.Name, out var other):
                        // An indicator inside an indicator; its own code means the variable.
                        if (!seen.Add((other.Code, next.IsBelow))) break;
                        if (other.Value is { } inner) Visit(inner.Root, indicator, other.Code, next.IsBelow, seen);
                        else if (next.IsBelow) Add(other.Code, indicator);
                        break;
                    case NameNode name when next.IsBelow:
                        Add(name.Name, indicator);
                        break;
                }
        }

        void Add(string variable, string indicator)
        {
            if (!found.TryGetValue(variable, out var users)) found[variable] = users = new SortedSet<string>(StringComparer.Ordinal);
            users.Add(indicator);
        }
    }
}

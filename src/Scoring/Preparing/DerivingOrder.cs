using Scoring.Schemes;

namespace Scoring.Preparing;

/// <summary>The order in which indicators are derived: each after those its expression reads, otherwise as given.</summary>
static class DerivingOrder
{
    public static IReadOnlyList<Indicator> Of(IReadOnlyList<Indicator> indicators)
    {
        var byCode = indicators.ToDictionary(indicator => indicator.Code, StringComparer.Ordinal);
        var ordered = new List<Indicator>(indicators.Count);
        var state = new Dictionary<string, bool>(StringComparer.Ordinal); // false = under way, true = placed
        var path = new Stack<(Indicator Indicator, int Next)>();
        foreach (var indicator in indicators)
        {
            if (!state.TryAdd(indicator.Code, false)) continue;
            path.Push((indicator, 0));
            while (path.TryPop(out var top))
            {
                var names = top.Indicator.Value?.Names ?? [];
                if (top.Next == names.Count)
                {
                    state[top.Indicator.Code] = true;
                    ordered.Add(top.Indicator);
                    continue;
                }
                path.Push(top with { Next = top.Next + 1 });
                var name = names[top.Next];
                if (name == top.Indicator.Code || !byCode.TryGetValue(name, out var read)) continue;
                if (state.TryAdd(name, false)) path.Push((read, 0));
                else if (!state[name]) throw new InvalidOperationException($"Indicator '{name}' depends on itself; the scheme was not validated.");
            }
        }
        return ordered;
    }
}

using Scoring.Findings;

namespace Scoring.Schemes.Reading;

/// <summary>Which indicators need which: a name in an expression is another indicator, or else a raw variable.</summary>
sealed class IndicatorGraph(IReadOnlyList<Indicator> indicators)
{
    readonly Dictionary<string, Indicator> byCode = indicators.ToDictionary(indicator => indicator.Code, StringComparer.Ordinal);

    /// <summary>Codes of these indicators and of all that their expressions need, directly or through others.</summary>
    public HashSet<string> Closure(IEnumerable<string> codes)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(codes.Where(byCode.ContainsKey));
        while (open.TryPop(out var code))
            if (needed.Add(code))
                foreach (var other in Others(byCode[code]))
                    open.Push(other);
        return needed;
    }

    /// <summary>Raw variables that these indicators' expressions name, in ordinal order.</summary>
    public IReadOnlyList<string> Variables(IEnumerable<string> codes) =>
        [.. codes.SelectMany(code => Names(byCode[code]).Where(name => name == code || !byCode.ContainsKey(name)))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Reports every circle once, at the value of its first indicator.</summary>
    public void Check(FaultList faults, IReadOnlyDictionary<string, SchemeValue> written)
    {
        var settled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in indicators)
            Follow(start.Code);

        void Follow(string start)
        {
            // Iterative: a chain may be as long as the list of indicators.
            var way = new List<(string Code, Queue<string> Open)>();
            var places = new Dictionary<string, int>(StringComparer.Ordinal);
            Enter(start);
            while (way.Count > 0)
            {
                var (code, open) = way[^1];
                if (!open.TryDequeue(out var next))
                {
                    settled.Add(code);
                    places.Remove(code);
                    way.RemoveAt(way.Count - 1);
                    continue;
                }
                if (!places.TryGetValue(next, out var at)) Enter(next);
                else
                    faults.Add(FindingKinds.SchemeCycle, written[next],
                        string.Join(" → ", way.Skip(at).Select(step => step.Code).Append(next).Select(Shown.Plain)));
            }

            void Enter(string code)
            {
                if (settled.Contains(code)) return;
                places[code] = way.Count;
                way.Add((code, new Queue<string>(Others(byCode[code]))));
            }
        }
    }

    IEnumerable<string> Others(Indicator indicator) => Names(indicator).Where(name => name != indicator.Code && byCode.ContainsKey(name));

    static IReadOnlyList<string> Names(Indicator indicator) => indicator.Value?.Names ?? [indicator.Code];
}

using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Benchmarks;

/// <summary>A made-up evaluation of the size the tool is built for: counties × 60 indicators in 12 sub-pillars, 4 pillars, 1 index.</summary>
static class SyntheticScheme
{
    public const int Units = 2850;
    public const int Indicators = 60;

    /// <summary>Skewed positive values, one in fifty missing; the same on every machine.</summary>
    public static Panel Panel(int years)
    {
        var state = 88172645463325252UL;
        var roster = new Roster(Enumerable.Range(0, Units).Select(unit => new RosterEntry($"{110000 + unit}")));
        var columns = Enumerable.Range(0, Indicators).Select(_ => Enumerable.Range(0, years).Select(_ => new Column(Values())).ToArray()).ToArray();
        var present = Enumerable.Range(0, years).Select(_ => Enumerable.Repeat(true, Units).ToArray()).ToArray();
        return new Panel(roster, [.. Enumerable.Range(2005, years)], [.. Enumerable.Range(0, Indicators).Select(Code)], columns, present);

        double[] Values()
        {
            var values = new double[Units];
            for (var unit = 0; unit < Units; unit++)
            {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                var uniform = (state >> 11) * (1.0 / (1UL << 53));
                values[unit] = uniform < 0.02 ? double.NaN : 1000 * uniform * uniform * uniform;
            }
            return values;
        }
    }

    /// <summary>Derive, min-max over each year or another normalisation of each year, arithmetic means, ranks; every fifth indicator is better when low.</summary>
    public static Scheme Scheme(string normalise = "min-max")
    {
        var number = 0;
        return new Scheme
        {
            Id = "benchmark",
            Version = "1",
            Title = Text.Same("benchmark"),
            Indicators = [.. Enumerable.Range(0, Indicators).Select(i => new Indicator(Code(i)) { Direction = i % 5 == 4 ? -1 : 1 })],
            Framework = Branch("index", 4, pillar => Branch(pillar, 3, sub => Branch(sub, 5, _ => new Node(Code(number)) { Weight = 1 + number++ % 7 }))),
            Steps =
            [
                Step(StepKind.Derive, "expression"),
                Step(StepKind.Normalise, normalise, ("bounds", BoundsScope.OneYear)),
                Step(StepKind.Aggregate, "arithmetic"),
                Step(StepKind.Rank, "rank"),
            ],
            NeededVariables = [.. Enumerable.Range(0, Indicators).Select(Code)],
        };
    }

    static Node Branch(string code, int children, Func<string, Node> child) => new(code)
    {
        Weight = code.Length,
        Children = [.. Enumerable.Range(0, children).Select(i => child($"{code}_{i}"))],
    };

    static string Code(int indicator) => $"x{indicator:00}";

    public static Step Step(StepKind kind, string method, params (string Name, object? Value)[] options)
    {
        var definition = MethodCatalogue.Find(kind, method) ?? throw new InvalidOperationException($"There is no method {method}.");
        return new Step(kind, new MethodChoice(definition, new OptionSet(definition, options.ToDictionary(option => option.Name, option => option.Value))));
    }
}

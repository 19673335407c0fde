using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Scoring.Expressions;

namespace Scoring.Tests.Expressions;

[Properties(Arbitrary = [typeof(Sketches)], MaxTest = 2_000, Replay = "20240607,1", QuietOnSuccess = true)]
public sealed class ExpressionPropertyTests
{
    /// <summary>Five units over four years with a gap: an aggregate unit, one that joins late, missing, zero, negative and huge values.</summary>
    static readonly TableSource Table = new TableSource(5, 2018, 2019, 2021, 2022)
        .With("a", [1, 2, 3, 4, 10], [2, 2, double.NaN, 8, 14], [3, 0, 5, 0.5, 8.5], [4, -1, 6, double.NaN, 9])
        .With("b", [0, 1, -2, 1e-3, 5], [1, 0, 2.5, 7, 6], [2, 0, double.NaN, 7, 7], [0, 3, 4, 7.5, 8])
        .With("研发", [1e308, 1, 1, 1, 1], [1e308, 1, 1, 1, 1], [1e-308, 1, 1, 1, 1], [-1e308, 1, 1, 1, 1])
        .With("R&D经费", Rows(double.NaN), Rows(2), Rows(double.NaN), Rows(3))
        .With("x]y", [0, 1, 0, 1, 0], [1, 0, 1, 0, 1], [1, 1, 0, 0, 1], [0, 0, 1, 1, 0])
        .Aggregate(unit: 4)
        .Absent(unit: 3, year: 2018);

    static double[] Rows(double value) => [value, value, value, value, value];

    [Property]
    public void ToString_parses_back_to_the_same_tree_and_text(Sketch sketch)
    {
        var written = Expression.Parse(sketch.ToString());
        var canonical = Expression.Parse(written.ToString());

        Assert.Equal(ExpressionParserTests.Shape(written.Root), ExpressionParserTests.Shape(canonical.Root));
        Assert.Equal(written.ToString(), canonical.ToString());
        Assert.Equal(written.Names, canonical.Names);
    }

    [Property]
    public void Evaluate_agrees_with_a_naive_interpreter_in_values_and_incidents(Sketch sketch)
    {
        var expression = Expression.Parse(sketch.ToString());
        foreach (var year in Table.Years)
        {
            List<ExpressionIncident> incidents = [];
            var values = new double[Table.UnitCount];
            new ExpressionEvaluator(Table, incidents.Add).Evaluate(expression, year, values);

            var naive = new NaiveInterpreter(Table);
            Assert.Equal(Enumerable.Range(0, Table.UnitCount).Select(unit => naive.Value(sketch, unit, year)), values);
            Assert.DoesNotContain(values, double.IsInfinity);
            Assert.Equal(naive.Incidents.Order(), incidents.Select(incident => (incident.Kind, incident.Unit, incident.Year)).Distinct().Order());
            Assert.All(incidents, incident => Assert.True(double.IsFinite(incident.Value)));
        }
    }

    static class Sketches
    {
        static readonly string[] Numbers = ["0", "1", "2", "3", "0.5", "0.001", "10", "1e-300", "1e300", "2.675"];
        static readonly string[] OfOne = ["-", "not", "abs", "is_missing", "exp", "ln", "log10", "sqrt", "share", "share"];
        static readonly string[] OfThree = ["if", "if", "if", "coalesce", "clip", "min", "max"];

        public static Arbitrary<Sketch> Sketch() => Gen.Sized(size => Tree(Math.Clamp(size / 12, 1, 7))).ToArbitrary();

        static Gen<Sketch> Tree(int depth) => depth == 0
            ? Leaf()
            : Gen.Frequency(
                (2, Leaf()),
                (2, Node(Gen.Elements(OfOne), 1, depth)),
                (6, Node(Gen.Elements([.. Tests.Expressions.Sketch.Infix, "/", "-", "pow", "coalesce"]), 2, depth)),
                (3, Node(Gen.Elements(OfThree), 3, depth)),
                (4, from node in Node(Gen.Elements(Tests.Expressions.Sketch.Timed), 1, depth)
                    from k in node.Word == "multiple" ? Gen.Choose(2017, 2023) : Gen.Choose(1, 4)
                    select node with { Parameter = k }));

        static Gen<Sketch> Leaf() => Gen.Frequency(
            (5, Gen.Elements(Tests.Expressions.Sketch.Names)),
            (3, Gen.Elements(Numbers)),
            (1, Gen.Constant("missing"))).Select(word => new Sketch(word, []));

        static Gen<Sketch> Node(Gen<string> words, int parts, int depth) =>
            from word in words
            from children in Tree(depth - 1).ArrayOf(parts)
            select new Sketch(word, children);
    }
}

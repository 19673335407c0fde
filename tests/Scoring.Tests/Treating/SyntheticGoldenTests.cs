using Scoring.Evaluating;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Shared;
using Scoring.Tests.Preparing;

namespace Scoring.Tests.Treating;

/// <summary>
/// COINr 1.1.14 on 2,850 units × 60 indicators with 3 % missing: imputed by medians, treated by default, min-max, arithmetic means in three levels.
/// </summary>
public class SyntheticGoldenTests
{
    const string Folder = "asem/12_synthetic/";

    static Evaluation Run(int threads)
    {
        var (meta, data) = (GoldenTable.Read(Folder + "iMeta.csv"), GoldenTable.Read(Folder + "iData.csv"));
        var rows = Enumerable.Range(0, meta.Rows.Count).ToArray();
        Indicator[] indicators =
        [
            .. rows.Where(row => meta[row, "Type"] == "Indicator").Select(row => new Indicator(meta[row, "iCode"]) { Direction = (int)meta.Number(row, "Direction") }),
        ];
        var roster = new Roster(Enumerable.Range(0, data.Rows.Count).Select(row => new RosterEntry(data[row, "uCode"])));
        var columns = indicators.Select(indicator =>
        {
            var values = new double[roster.Count];
            for (var row = 0; row < values.Length; row++) values[roster.IndexOf(data[row, "uCode"])] = data.Number(row, indicator.Code);
            return new Column[] { new(values) };
        });
        var panel = new Panel(roster, [2024], [.. indicators.Select(indicator => indicator.Code)], [.. columns], [[.. Enumerable.Repeat(true, roster.Count)]]);
        var scheme = new Scheme
        {
            Id = "synthetic",
            Version = "1",
            Title = Text.Same("synthetic"),
            Indicators = indicators,
            Framework = Node(rows.Single(row => meta[row, "Parent"].Length == 0)),
            Steps =
            [
                new Step(StepKind.Derive, Given.Choice(StepKind.Derive, "expression")),
                new Step(StepKind.Impute, Given.Choice(StepKind.Impute, "median")),
                new Step(StepKind.Treat, Given.Choice(StepKind.Treat, "winsorise")),
                new Step(StepKind.Normalise, Given.Choice(StepKind.Normalise, "min-max")),
                new Step(StepKind.Aggregate, Given.Choice(StepKind.Aggregate, "arithmetic")),
                new Step(StepKind.Rank, Given.Choice(StepKind.Rank, "rank")),
            ],
            NeededVariables = [.. indicators.Select(indicator => indicator.Code)],
        };
        return Evaluator.Run(scheme, panel, threads);

        Node Node(int row) => new(meta[row, "iCode"])
        {
            Weight = meta.Number(row, "Weight"),
            Children = [.. rows.Where(child => meta[child, "Parent"] == meta[row, "iCode"]).Select(Node)],
        };
    }

    [GoldenFact]
    public void Treatment_scores_and_ranks_are_COINrs()
    {
        var evaluation = Run(threads: 2);

        var details = GoldenTable.Read(Folder + "treat_details.csv");
        var treated = evaluation.Records.Single(record => record.Kind == StepKind.Treat).Treated;
        Assert.Equal(details.Rows.Count, treated.Count);
        for (var row = 0; row < details.Rows.Count; row++)
        {
            var record = treated.Single(record => record.Code == details[row, "iCode"]);
            CoinrTreatment.AssertShape(details, row, 0, record.Before);
            CoinrTreatment.AssertShape(details, row, 1, record.Capped);
            CoinrTreatment.AssertShape(details, row, 2, record.Transformed);
            Assert.Equal(details[row, "winsorise.nwin"], record.Capped is null ? "" : $"{record.HighPoints + record.LowPoints}");
        }
        Assert.Equal((25, 20), (treated.Count(record => record.Before.Passes == false), treated.Count(record => record.Transform == "log-ct-plus")));

        var scores = GoldenTable.Read(Folder + "aggregated.csv");
        foreach (var node in evaluation.Nodes)
            for (var row = 0; row < scores.Rows.Count; row++)
                Assert.True(Asem.Close(scores.Number(row, node.Code), node.Years[0].Scores[evaluation.Roster.IndexOf(scores[row, "uCode"])], 1e-9), node.Code);
        Assert.Equal(17, evaluation.Nodes.Count);

        var ranks = GoldenTable.Read(Folder + "index_ranks.csv");
        for (var row = 0; row < ranks.Rows.Count; row++)
            Assert.Equal(ranks.Number(row, ranks.Columns[1]), evaluation.Index.Years[0].Ranks[evaluation.Roster.IndexOf(ranks[row, "uCode"])]);
    }

    [GoldenFact]
    public void Any_number_of_threads_gives_the_same_numbers()
    {
        var (one, four) = (Run(threads: 1), Run(threads: 4));
        Assert.Equal(one.Index.Years[0].Scores, four.Index.Years[0].Scores);
        Assert.Equal(one.Records[2].Treated, four.Records[2].Treated);
    }
}

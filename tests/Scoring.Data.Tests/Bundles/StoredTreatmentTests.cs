using Scoring.Data.Bundles;
using Scoring.Evaluating;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Data.Tests.Bundles;

/// <summary>A treatment's parameters go through a run's files and come back to the last bit.</summary>
public class StoredTreatmentTests
{
    const string SchemeJson = """
        { "id": "x", "version": "1",
          "indicators": [ { "code": "capped" }, { "code": "logged", "treat": { "max_points": 0 } }, { "code": "powered" }, { "code": "combined" }, { "code": "left" } ],
          "framework": { "code": "index", "children": ["capped", "logged", "powered", "combined", "left"] },
          "steps": { "treat": { "max_points": 8, "overrides": { "powered": { "method": "box-cox", "force": true }, "combined": { "max_points": 1, "combine": true },
                                                               "left": { "method": "log-ct-plus", "force": true } } },
                     "normalise": "min-max" } }
        """;

    static Panel Panel(int years)
    {
        const int Units = 60;
        var roster = new Roster(Enumerable.Range(0, Units).Select(unit => new RosterEntry($"{unit:000}")));
        string[] codes = ["capped", "logged", "powered", "combined", "left"];
        var columns = codes.Select((_, code) => Enumerable.Range(0, years).Select(year => new Column([.. Enumerable.Range(0, Units).Select(unit => Value(code, year, unit))])).ToArray());
        return new Panel(roster, [.. Enumerable.Range(2020, years)], codes, [.. columns], [.. Enumerable.Range(0, years).Select(_ => Enumerable.Repeat(true, Units).ToArray())]);

        static double Value(int code, int year, int unit) =>
            (code == 4 ? -1 : 1) * (((unit * 7 + code) % 60 + 1) / 3.0 + (unit % 20 == 3 ? 100.0 * (unit + 1 + 50 * year) : 0));
    }

    [Fact]
    public void Stored_run_treats_its_years_as_before_and_scores_a_later_one()
    {
        using var folder = new TemporaryFolder();
        var scheme = SchemeReader.Read(SchemeJson);
        var first = Evaluator.Run(scheme, Panel(2));
        BundleWriter.Write(Requests.For(first, folder["run"]) with { Contributions = null });

        var run = BundleReader.Read(folder["run"]);
        var second = Evaluator.Run(scheme, Panel(3), stored: run.Records);

        var treated = first.Records.Single(record => record.Treated.Count > 0).Treated;
        Assert.Equal([null, "log-ct-plus", "box-cox", "log-ct-plus", "log-ct-plus"], treated.Select(series => series.Transform));
        // Three units in each of the two years stand out; as long as one of them is not capped, all are capped to an outlier.
        Assert.Equal((6, 1), (treated[0].HighPoints, treated[3].HighPoints));
        for (var year = 0; year < 2; year++)
        {
            Assert.Equal(first.Index.Years[year].Scores, second.Index.Years[year].Scores);
            for (var code = 0; code < 5; code++) Assert.Equal(first.Normalised[code, year].Values, second.Normalised[code, year].Values);
        }
        Assert.All(second.Index.Years[2].Scores, score => Assert.True(double.IsFinite(score)));
        Assert.Equal(first.Treated.Sum(column => Enumerable.Range(0, 60).Count(column.IsTreated)), run.Treated!.Count);
    }
}

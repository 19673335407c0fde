using System.Text.Json;
using Scoring.Data.Bundles;
using Scoring.Data.Tests.Bundles;
using Scoring.Evaluating;
using Scoring.Explaining;
using Scoring.Grading;
using Scoring.Panels;
using Scoring.Relating;
using Scoring.Schemes;

namespace Scoring.Data.Tests.Results;

/// <summary>The tables that only schemes with rules have, written by a run and read by other means.</summary>
public sealed class RuleTablesTests : IDisposable
{
    const string Json = """
        { "id": "ruled", "version": "1", "indicators": [ { "code": "s" } ], "framework": { "code": "index", "children": ["s"] },
          "steps": {
            "adjust": { "items": [ { "code": "honours", "kind": "bonus", "points": "h" }, { "code": "late", "kind": "penalty", "points": "d" },
              { "code": "one", "name": { "zh": "否优", "en": "Veto" }, "kind": "veto", "when": "v > 0" },
              { "code": "fraud", "kind": "exclusion", "when": "f > 0" } ] },
            "grade": { "classes": [ { "code": "A", "name": { "zh": "一类", "en": "First" }, "from": 80 }, { "code": "B", "from": 60 }, { "code": "C" } ], "groups": ["zone"], "nodes": ["index"] },
            "reward": { "money": "万元", "rules": [ { "code": "c-b", "amount": 200, "class_before": "B", "class_after": "B" },
              { "code": "up", "name": { "zh": "进位", "en": "Risen" }, "amount": 50.5, "rank_up": 1 } ] },
            "relate": { } } }
        """;

    readonly TemporaryFolder folder = new();
    readonly Evaluation evaluation;
    readonly RunBundle bundle;

    public RuleTablesTests()
    {
        var scheme = SchemeReader.Read(Json);
        var entries = new[] { "a", "b", "c", "d" }.Select((code, i) => new RosterEntry(code) { IsAggregate = i == 3, Groups = new Dictionary<string, IReadOnlyList<string>> { ["zone"] = [i < 2 ? "x" : "y"] } });
        double[][] s = [[80, 61, 59, 60], [70, 90, 65, 62]], h = [[1, 0, 0, 9], [0, 2, 0, 0]], d = [[0, 0.5, 0, 0], [0, 0, 0, 0]], v = [[1, 0, 0, 0], [0, 1, 0, 0]], f = [[0, 0, 0, 0], [0, 0, 1, 0]];
        var panel = new Panel(new Roster(entries), [2020, 2021], ["s", "h", "d", "v", "f"],
            [.. new[] { s, h, d, v, f }.Select(byYear => byYear.Select(values => new Column(values)).ToArray())],
            [[true, true, true, true], [true, true, true, true]]);
        evaluation = Evaluator.Run(scheme, panel, 1);
        BundleWriter.Write(Requests.For(evaluation, folder["run"]) with { SchemeJson = SchemeWriter.Write(scheme), Contributions = Contributions.Of(evaluation), Language = Language.English });
        bundle = BundleReader.Read(folder["run"]);
    }

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Tables => ["adjustments", "classes", "moves", "rewards", "groups", "gaps", "aggregate_difference"];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Table_has_the_columns_types_and_constraints_of_its_contract(string name)
    {
        using var duck = new DuckTable(folder["run"]);
        using var contract = JsonDocument.Parse(File.ReadAllText(Path.Combine(Contracts(), name + ".schema.json")));
        var fields = contract.RootElement.GetProperty("fields").EnumerateArray().SelectMany(field => Names(field).Select(each => (Name: each, Field: field))).ToList();
        Assert.Equal(fields.Select(field => (field.Name, Duck(field.Field.GetProperty("storage").GetString()!))), duck.Columns(name));
        foreach (var (column, field) in fields)
            foreach (var rule in field.TryGetProperty("constraints", out var rules) ? rules.EnumerateObject().ToList() : [])
                Assert.Equal(0L, duck.One($"select count(*) from {name} where " + rule.Name switch
                {
                    "required" => $"\"{column}\" is null",
                    "minimum" => $"\"{column}\" < {rule.Value.GetRawText()}",
                    "enum" => $"\"{column}\" not in ({string.Join(", ", rule.Value.EnumerateArray().Select(word => $"'{word.GetString()}'"))})",
                    _ => throw new InvalidOperationException(rule.Name),
                }));
        var key = string.Join(", ", contract.RootElement.GetProperty("primaryKey").EnumerateArray().Select(column => $"\"{column.GetString()}\""));
        Assert.Equal(0L, duck.One($"select count(*) from (select {key} from {name} group by all having count(*) > 1)"));
    }

    [Fact]
    public void Adjustments_are_read_back_as_they_were()
    {
        var rows = bundle.Adjustments!;
        Assert.Equal(["a", "b", "c", "d", "a", "b", "c", "d"], rows.Units);
        Assert.Equal([80, 61, 59, 60, 70, 90, 65, 62], rows.Scores);
        Assert.Equal([1, -0.5, 0, double.NaN, 0, 2, 0, double.NaN], rows.Totals);
        Assert.Equal([81, 60.5, 59, 60, 70, 92, 65, 62], rows.Adjusted);
        Assert.Equal<IEnumerable<string?>>(["one", null, null, null, null, "one", null, null], rows.Vetoes);
        Assert.Equal<IEnumerable<string?>>([null, null, null, null, null, null, "fraud", null], rows.Exclusions);
        Assert.Equal([0, 0.5, 0, double.NaN, 0, 0, 0, double.NaN], rows.Items["late"]);
    }

    [Fact]
    public void Classes_and_moves_are_read_back_as_they_were()
    {
        var rows = bundle.Classes!;
        Assert.Equal<IEnumerable<string?>>(["B", "B", "C", null, "B", "B", null, null], rows.Classes);
        Assert.Equal<IEnumerable<string?>>(["A", "B", "C", null, "B", "A", null, null], rows.BeforeVeto);
        Assert.Equal<IEnumerable<string?>>([null, null, null, null, "B", "B", "C", null], rows.Previous);
        Assert.Equal([double.NaN, double.NaN, double.NaN, double.NaN, 0, 0, double.NaN, double.NaN], rows.Moves);
        Assert.Equal<IEnumerable<string?>>(rows.Classes, rows.GroupClasses["zone"]); // thresholds are the same inside groups
        Assert.Contains(new MoveCount(2021, null, "class", "same", null, "B", "B", 2), bundle.Moves);
        Assert.Contains(new MoveCount(2021, null, "class", "departed", null, "C", null, 1), bundle.Moves);
        Assert.Contains(new MoveCount(2021, "zone=x", "rank", "up", "1-4", null, null, 1), bundle.Moves);
        Assert.Equal(MoveCounts.Of(evaluation), bundle.Moves);
    }

    [Fact]
    public void Rewards_are_read_back_and_the_sheet_has_a_column_per_rule()
    {
        Assert.Equal(evaluation.Rewards!.Given, bundle.Rewards);
        Assert.Equal([("a", "c-b"), ("b", "c-b"), ("b", "up")], bundle.Rewards.Select(reward => (reward.Unit, reward.Rule)));
        var lines = File.ReadAllLines(Path.Combine(folder["run"], "reward_sheet.csv"));
        Assert.Equal(
        [
            "year,unit,name_zh,name_en,class_before,class_after,rank_before,rank_after,rank_up,c-b,Risen,\"total (万元)\"",
            "2021,b,b,b,B,B,2,1,1,200,50.5,250.5", "2021,a,a,a,B,B,1,2,-1,200,,200",
        ], lines.Select(line => line.TrimStart('\uFEFF')));
    }

    [Fact]
    public void Group_means_gaps_and_the_difference_of_the_whole_are_written()
    {
        Assert.Equal(GroupMeans.Of(evaluation, ["zone"]), bundle.GroupMeans);
        Assert.Contains(bundle.GroupMeans, mean => mean is { Year: 2020, Grouping: "zone", Group: "x", Units: 2, Mean: (81 + 60.5) / 2 });
        using var duck = new DuckTable(folder["run"]);
        Assert.Equal(12L, duck.One("select count(*) from gaps")); // 3 units × 2 years × (index, s)
        Assert.Equal(20.0, duck.One("select difference from gaps where year = 2020 and unit = 'a' and code = 'index'"));
        Assert.Equal((60 - (80 + 61 + 59) / 3.0, 0.0), ((double)duck.One("select difference from aggregate_difference where year = 2020 and part = 'index'")!, Math.Round((double)duck.One("select own from aggregate_difference where year = 2020 and part = 'rest'")!, 9)));
    }

    [Fact]
    public void Ranking_shows_score_adjustment_and_adjusted_score_apart()
    {
        var lines = File.ReadAllLines(Path.Combine(folder["run"], "ranking.csv"));
        Assert.StartsWith("year,rank,unit,name_zh,name_en,score,rank_change,rank_change_common,mark,adjustment,adjusted_score,veto,class,class_previous", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.StartsWith("2021,1,b,b,b,90,1,1,,2,92,Veto,B,B", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("2021,,c,c,c,65,,,\"departed; excluded: fraud\",0,65,", lines[3], StringComparison.Ordinal);
    }

    IEnumerable<string> Names(JsonElement field)
    {
        var name = field.GetProperty("name").GetString()!;
        if (!field.TryGetProperty("repeats", out var repeats)) return [name];
        var each = repeats.GetString() == "item" ? evaluation.Adjustments!.Items.Select(item => item.Code)
            : repeats.GetString() == "graded" ? evaluation.Grades!.Groups.Select(group => group.Name)
            : repeats.GetString() == "graded-nodes" ? evaluation.Grades!.Nodes : GroupRanking.Of(evaluation.Roster).Select(ranking => ranking.Name);
        return each.Select(part => name.Replace("*", part, StringComparison.Ordinal));
    }

    static string Duck(string storage) => storage switch { "int32" => "INTEGER", "int64" => "BIGINT", "double" => "DOUBLE", "boolean" => "BOOLEAN", _ => "VARCHAR" };

    [Fact]
    public void Ranking_names_the_class_of_a_pillar_that_is_graded_behind_its_rank()
    {
        const string graded = """
            { "id": "graded", "version": "1", "indicators": [ { "code": "s" }, { "code": "t" } ],
              "framework": { "code": "index", "children": [ { "code": "p", "children": ["s"] }, { "code": "q", "children": ["t"] } ] },
              "steps": { "grade": { "classes": [ { "code": "A", "name": { "zh": "一类", "en": "First" }, "from": 80 }, { "code": "B" } ], "nodes": ["q"] } } }
            """;
        var scheme = SchemeReader.Read(graded);
        double[] s = [90, 70], t = [10, 95];
        var panel = new Panel(new Roster([new RosterEntry("a"), new RosterEntry("b")]), [2020], ["s", "t"], [[new Column(s)], [new Column(t)]], [[true, true]]);
        BundleWriter.Write(Requests.For(Evaluator.Run(scheme, panel, 1), folder["graded"]) with { Language = Language.English });
        var lines = File.ReadAllLines(Path.Combine(folder["graded"], "ranking.csv"));

        Assert.EndsWith("\"p score\",\"p rank\",\"q score\",\"q rank\",\"q class\"", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",70,2,95,1,First", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",90,1,10,2,B", lines[2], StringComparison.Ordinal);
    }

    static string Contracts()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (Directory.Exists(Path.Combine(at.FullName, "data-schemas")))
                return Path.Combine(at.FullName, "data-schemas");
        throw new DirectoryNotFoundException("data-schemas");
    }
}

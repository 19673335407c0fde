using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Xunit;
using NJsonSchema;
using Scoring.Schemes;

namespace Scoring.Tests.Schemes;

[Properties(Replay = "1,3", QuietOnSuccess = true)]
public class SchemeMutationTests
{
    static readonly string[] Fragments =
    [
        "null", "true", "0", "-1", "1e999", "1e-400", "2015", "\"\"", "\"index\"", "\"energy\"", "\"min-max\"", "\"goalposts\"", "\"formula\"", "\"\\u0000\"",
        "\"rd / (\"", "[]", "{}", "[[]]", "{\"method\": \"constant\"}", "{\"overrides\": {\"energy\": null}}", "{\"indicator\": \"energy\"}", "[null, {}, \"energy\"]",
        "{\"zh\": 1}", "[{\"derive\": {}}, {\"rank\": 1}]", "{\"method\": \"table\", \"points\": {\" \": 1}}", "{\"method\": \"table\", \"points\": {\"a\": 1}, \"anchors\": [[2, 1], [0, 5]]}", "[[0, 1], [-0.0, 2]]", "{\"code\": \"index\", \"children\": [\"energy\"]}",
    ];

    static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(SchemeSchema.Generate(SampleMethods.Of)).Result;

    static readonly string[] Keys = ["code", "weight", "children", "indicator", "method", "overrides", "extends", "value", "aggregate", "then", "", "\n"];

    [Property(MaxTest = 3000)]
    public void Read_of_mutated_scheme_throws_nothing_but_faults_and_what_it_reads_validates(PositiveInt seed)
    {
        var json = Mutate(seed.Get);
        if (AssertReadOrFaults(json)) Assert.Empty(Schema.Validate(json));
    }

    [Property(MaxTest = 2000)]
    public void Read_of_damaged_text_throws_nothing_but_faults(NonNegativeInt at, NonNegativeInt length, char inserted) =>
        AssertReadOrFaults(Sample.Json.Remove(at.Get * 37 % Sample.Json.Length, 0).Insert(at.Get * 37 % Sample.Json.Length, new string(inserted, length.Get % 3))
            .Remove(at.Get * 91 % (Sample.Json.Length - 40), length.Get % 40));

    [Property(MaxTest = 1000)]
    public void Read_of_any_text_throws_nothing_but_faults(string? text) => AssertReadOrFaults(text ?? "");

    static bool AssertReadOrFaults(string json)
    {
        try
        {
            var written = SchemeWriter.Write(Sample.Read(json, _ => Sample.Json));
            Assert.Equal(written, SchemeWriter.Write(Sample.Read(written)));
            return true;
        }
        catch (ScoringException fault)
        {
            Assert.NotEmpty(fault.Faults);
            Assert.All(fault.Faults, each =>
            {
                Assert.True(each.Kind.StopsRun);
                Assert.DoesNotContain(each.Message(Language.English) + each.Message(Language.Chinese), char.IsControl);
            });
            var again = Assert.Throws<ScoringException>(() => Sample.Read(json, _ => Sample.Json));
            Assert.Equal(fault.Message, again.Message);
            return false;
        }
    }

    /// <summary>The sample with one to four values replaced, removed, renamed, repeated or moved.</summary>
    static string Mutate(int seed)
    {
        var random = new Random(seed);
        var root = Sample.Tree();
        for (var n = random.Next(1, 5); n > 0; n--)
        {
            var all = Containers(root).ToList();
            var at = all[random.Next(all.Count)];
            var fragment = random.Next(4) == 0 ? all[random.Next(all.Count)].DeepClone() : JsonNode.Parse(Fragments[random.Next(Fragments.Length)]);
            if (at is JsonArray items)
            {
                var index = random.Next(items.Count + 1);
                if (index == items.Count || random.Next(3) == 0) items.Insert(index, fragment);
                else if (random.Next(2) == 0) items.RemoveAt(index);
                else items[index] = fragment;
            }
            else
            {
                var members = at.AsObject();
                var key = members.Count == 0 || random.Next(4) == 0 ? Keys[random.Next(Keys.Length)] : members.ElementAt(random.Next(members.Count)).Key;
                if (random.Next(4) == 0) members.Remove(key);
                else members[key] = fragment;
            }
        }
        return root.ToJsonString();
    }

    static IEnumerable<JsonNode> Containers(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Containers(member.Value)).Append(members),
        JsonArray items => items.SelectMany(Containers).Append(items),
        _ => [],
    };
}

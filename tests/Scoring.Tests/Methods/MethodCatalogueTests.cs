using Scoring.Methods;
using Scoring.Schemes;

namespace Scoring.Tests.Methods;

/// <summary>The catalogue that reading, the JSON Schema and help draw from.</summary>
public class MethodCatalogueTests
{
    public static TheoryData<StepKind, string> Methods
    {
        get
        {
            var methods = new TheoryData<StepKind, string>();
            foreach (var method in MethodCatalogue.All) methods.Add(method.Stage, method.Name);
            return methods;
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Method_says_what_it_does_and_where_it_comes_from(StepKind stage, string name)
    {
        var method = MethodCatalogue.Find(stage, name)!;
        Assert.Same(method, MethodCatalogue.All.Single(other => other.Stage == stage && other.Name == name));
        Assert.NotEqual("", method.Formula);
        Assert.NotEqual("", method.Source);
        foreach (var text in new[] { method.Summary }.Concat(method.AllOptions.Select(option => option.Meaning)))
        {
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", text.Zh);
            Assert.Matches("[a-z]", text.En);
            Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", text.En);
        }
        Assert.Distinct(method.AllOptions.Select(option => option.Name));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Default_of_every_option_lies_within_its_limits(StepKind stage, string name)
    {
        foreach (var option in MethodCatalogue.Find(stage, name)!.AllOptions)
        {
            double[] numbers = option.Default switch { double number => [number], int number => [number], double[] several => several, _ => [] };
            Assert.All(numbers, number => Assert.True(!(number < option.Minimum) && !(number > option.Maximum) && !(number <= option.Above), option.Name));
            if (option is { Type: OptionType.Choice, Default: string word }) Assert.Contains(word, option.Choices);
            Assert.False(option.Required && option.Default is not null, option.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Example_is_accepted_in_a_scheme(StepKind stage, string name)
    {
        var example = MethodCatalogue.Find(stage, name)!.Example;
        var scheme = SchemeReader.Read(
            $$"""
            {
              "id": "example", "version": "1",
              "indicators": [ { "code": "gdp", "standard": 2.5, "target": 9 }, { "code": "b" } ],
              "framework": { "code": "index", "children": [ { "code": "input", "children": ["gdp"] }, { "code": "output", "children": ["b"] } ] },
              "steps": { "{{stage.Key()}}": {{example}} }
            }
            """);
        Assert.Contains(scheme.Steps, step => step.Kind == stage && step.Choice.Method.Name == name);
    }
}

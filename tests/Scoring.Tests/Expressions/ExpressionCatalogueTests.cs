using Scoring.Expressions;

namespace Scoring.Tests.Expressions;

public sealed class ExpressionCatalogueTests
{
    public static TheoryData<string> Names => [.. ExpressionCatalogue.Functions.Select(function => function.Name)];

    [Fact]
    public void Functions_have_distinct_names_and_codes_and_cover_every_code()
    {
        Assert.Equal(Enum.GetValues<FunctionCode>(), ExpressionCatalogue.Functions.Select(function => function.Code).Order());
        Assert.Distinct(ExpressionCatalogue.Functions.Select(function => function.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Example_parses_calls_the_function_and_is_canonical(string name)
    {
        var function = ExpressionCatalogue.Find(name)!;

        Assert.Equal(function.Example, Expression.Parse(function.Example).ToString());
        Assert.Contains(name + "(", function.Example, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Signature_agrees_with_the_arguments_accepted(string name)
    {
        var function = ExpressionCatalogue.Find(name)!;
        var arguments = function.Signature[(name.Length + 1)..^1].Split(", ");

        Assert.StartsWith(name + "(", function.Signature, StringComparison.Ordinal);
        Assert.Equal(function.MostArguments == int.MaxValue, arguments[^1] == "…");
        if (function.Parameter is { } parameter)
            Assert.Equal(parameter.Default is { } value ? $"{parameter.Name}={value}" : parameter.Name, arguments[^1]);
        var expressions = arguments.Length - (function.Parameter is null && arguments[^1] != "…" ? 0 : 1);
        Assert.Equal(expressions, function.LeastArguments);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Meaning_is_one_sentence_in_both_languages(string name)
    {
        var function = ExpressionCatalogue.Find(name)!;

        Assert.EndsWith(".", function.MeaningEn, StringComparison.Ordinal);
        Assert.EndsWith("。", function.MeaningZh, StringComparison.Ordinal);
        Assert.Null(ExpressionCatalogue.Find(name.ToUpperInvariant()));
    }
}

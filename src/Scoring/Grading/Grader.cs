using Scoring.Methods;

namespace Scoring.Grading;

/// <summary>A way to sort units into classes.</summary>
/// <remarks>A unit gets the first class, the best first, whose bound it meets; the last class has no bound. Pure.</remarks>
abstract class Grader
{
    /// <summary>Name, formula, source and options.</summary>
    public abstract MethodDefinition Definition { get; }

    /// <summary>The rule that options make.</summary>
    /// <param name="options">The method's options.</param>
    /// <param name="sign">−1 where low scores come first, so that bounds are turned like the scores; else 1.</param>
    public abstract GradeRule Rule(OptionSet options, int sign);

    /// <summary>The option of classes with the bound that the method knows.</summary>
    protected static OptionDefinition Classes(params OptionDefinition[] bounds) => new("classes", OptionType.Items, new("各等次，由高到低；末等不设下限", "The classes, the best first; the last has no bound"))
    {
        Required = true,
        Fields =
        [
            new("code", OptionType.Name, new("代码", "Its code")) { Required = true },
            new("name", OptionType.Text, new("名称；缺省为代码", "Its name; the code when not given")),
            .. bounds,
        ],
    };
}

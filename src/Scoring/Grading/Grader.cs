using Scoring.Methods;

namespace Scoring.Grading;

/// <summary>A way to sort units into classes.</summary>
/// <remarks>A unit gets the first class, the best first, whose bound it meets; the last class has no bound. Pure.</remarks>
abstract class Grader
{
    /// <summary>Name, formula, source and options.</summary>
    public abstract MethodDefinition Definition { get; }

    /// <summary>The class of each unit, −1 where <see cref="GradeSample.Scores"/> has none.</summary>
    public abstract int[] Apply(GradeSample sample, OptionSet options);

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

    /// <summary>The first class whose bound holds.</summary>
    protected static int First(int classes, Func<int, bool> holds)
    {
        for (var i = 0; i < classes - 1; i++)
            if (holds(i))
                return i;
        return classes - 1;
    }
}

using Scoring.Adjusting;
using Scoring.Grading;
using Scoring.Methods;

namespace Scoring.Evaluating;

/// <summary>What the steps after aggregation have made of the scores so far.</summary>
sealed record Rulings
{
    /// <summary>Before any such step.</summary>
    public static Rulings None { get; } = new();

    /// <summary>Bonuses, penalties, vetoes and exclusions; null = there is no such step.</summary>
    public Adjustments? Adjustments { get; init; }

    /// <summary>Classes; null = there is no such step.</summary>
    public Grades? Grades { get; init; }

    /// <summary>What stands after one more step.</summary>
    public Rulings After(Step step, RuleInput input) => step.Kind switch
    {
        StepKind.Adjust => this with { Adjustments = Adjusting.Adjusting.Apply(input, step) },
        StepKind.Grade => this with { Grades = Grading.Grading.Apply(input, step, Adjustments) },
        _ => throw new ArgumentException($"The scheme has a step of unknown kind {step.Kind}.", nameof(step)),
    };

    /// <summary>The same for some of the years, given by index.</summary>
    public Rulings ForYears(IReadOnlyList<int> kept) => this with { Adjustments = Adjustments?.ForYears(kept), Grades = Grades?.ForYears(kept) };
}

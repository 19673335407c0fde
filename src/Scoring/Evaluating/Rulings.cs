using Scoring.Adjusting;
using Scoring.Grading;
using Scoring.Methods;
using Scoring.Relating;
using Scoring.Rewarding;

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

    /// <summary>Amounts given; null = there is no such step.</summary>
    public Rewards? Rewards { get; init; }

    /// <summary>What is set beside what; null = there is no such step.</summary>
    public Relations? Relations { get; init; }

    /// <summary>What stands after one more step.</summary>
    public Rulings After(Step step, RuleInput input) => step.Kind switch
    {
        StepKind.Adjust => this with { Adjustments = Adjusting.Adjusting.Apply(input, step) },
        StepKind.Grade => this with { Grades = Grading.Grading.Apply(input, step, Adjustments) },
        StepKind.Reward => this with { Rewards = Rewarding.Rewarding.Apply(input, step, Grades) },
        StepKind.Relate => this with { Relations = Relating.Relating.Apply(input, step) },
        _ => throw new ArgumentException($"The scheme has a step of unknown kind {step.Kind}.", nameof(step)),
    };

    /// <summary>The same for some of the years.</summary>
    /// <param name="kept">Their indices.</param>
    /// <param name="years">All years.</param>
    public Rulings ForYears(IReadOnlyList<int> kept, IReadOnlyList<int> years) => this with
    {
        Adjustments = Adjustments?.ForYears(kept),
        Grades = Grades?.ForYears(kept),
        Rewards = Rewards?.ForYears(kept.Select(year => years[year])),
    };
}

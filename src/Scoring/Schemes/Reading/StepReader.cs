using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Schemes.Reading;

/// <summary>A step as it was written, or as it is added where the scheme does not name it.</summary>
/// <param name="Kind">The stage.</param>
/// <param name="Value">Its method and options.</param>
sealed record StepDraft(StepKind Kind, SchemeValue Value)
{
    /// <summary>True where it acts on raw variables: screening and imputing before the indicators are derived.</summary>
    public bool OnVariables { get; init; }
}

/// <summary>Reads which steps there are and in which order; what each does is read by <see cref="StepResolver"/>.</summary>
sealed class StepReader(FaultList faults, ChoiceReader choices)
{
    static readonly StepKind[] Stages = Enum.GetValues<StepKind>();
    static readonly string[] Keys = [.. Stages.Select(stage => stage.Key())];

    /// <summary>The steps in the order they run, with those that every scheme has.</summary>
    /// <param name="value">The key <c>steps</c>; null = not given.</param>
    /// <param name="scheme">The scheme, as the place of what is not given.</param>
    public IReadOnlyList<StepDraft> Read(SchemeValue? value, SchemeValue scheme)
    {
        var place = value ?? scheme.WithMembers([]);
        var steps = new List<StepDraft>();
        if (value is { IsArray: true }) ReadArray(value, steps);
        else if (value is not null) ReadObject(value, steps);
        CheckOrder(steps);
        Complete(steps, place);
        var derive = steps.FindIndex(step => step.Kind == StepKind.Derive);
        return [.. steps.Select((step, i) => step with { OnVariables = i < derive })];
    }

    void ReadObject(SchemeValue value, List<StepDraft> steps)
    {
        var keys = new ObjectReader(value, faults, Keys);
        foreach (var stage in Stages)
            if (keys[stage.Key()] is { IsNull: false } choice)
                steps.Add(new StepDraft(stage, choice));
    }

    void ReadArray(SchemeValue value, List<StepDraft> steps)
    {
        foreach (var item in value.Items)
        {
            var keys = new ObjectReader(item, faults, Keys);
            if (item.IsObject && item.Members.Count != 1) faults.AddType(item, "{" + Shown.Words(Keys) + ": …}");
            foreach (var stage in Stages)
                if (keys[stage.Key()] is { } choice)
                    steps.Add(new StepDraft(stage, choice));
        }
    }

    void CheckOrder(List<StepDraft> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var (stage, before) = (steps[i].Kind, steps[..i]);
            bool Once(StepKind kind) => stage == kind && before.Exists(step => step.Kind == kind);
            bool After(StepKind kind) => before.Exists(step => step.Kind == kind);

            if (Once(StepKind.Derive) || Once(StepKind.Weight) || (stage >= StepKind.Aggregate && Once(stage))) Fault("2 × " + stage.Key(), "1 × " + stage.Key());
            else if (stage == StepKind.Derive && After(StepKind.Normalise)) Fault("normalise → derive", "derive → normalise");
            else if (stage < StepKind.Aggregate && After(StepKind.Aggregate)) Fault($"aggregate → {stage.Key()}", $"{stage.Key()} → aggregate");
            else if (stage < StepKind.Weight && After(StepKind.Weight)) Fault($"weight → {stage.Key()}", $"{stage.Key()} → weight");
            else if (before.FindLast(step => step.Kind > StepKind.Aggregate && step.Kind > stage) is { } later)
                Fault($"{later.Kind.Key()} → {stage.Key()}", $"{stage.Key()} → {later.Kind.Key()}");

            void Fault(string found, string expected) => faults.Add(FindingKinds.SchemeStepOrder, steps[i].Value, found, expected);
        }
    }

    void Complete(List<StepDraft> steps, SchemeValue place)
    {
        Add(StepKind.Derive, 0);
        Add(StepKind.Aggregate, steps.FindIndex(step => step.Kind > StepKind.Aggregate));
        Add(StepKind.Rank, steps.FindIndex(step => step.Kind > StepKind.Rank));

        void Add(StepKind stage, int at)
        {
            if (steps.Exists(step => step.Kind == stage) || !choices.Methods(stage).Any()) return;
            var step = new StepDraft(stage, place.WithMembers([]));
            if (at < 0) steps.Add(step);
            else steps.Insert(at, step);
        }
    }
}

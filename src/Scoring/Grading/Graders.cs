namespace Scoring.Grading;

/// <summary>The ways to grade, the default first.</summary>
static class Graders
{
    public static IReadOnlyList<Grader> All { get; } = [new ThresholdGrades(), new QuantileGrades(), new PlaceGrades(), new RelativeGrades()];

    public static Grader Find(string name) => All.First(grader => grader.Definition.Name == name);
}

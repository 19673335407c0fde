namespace Scoring.Normalising;

/// <summary>The normalisers there are; the first is the default.</summary>
static class Normalisers
{
    public static IReadOnlyList<Normaliser> All { get; } = [new MinMax()];

    public static Normaliser Find(string name) => All.First(normaliser => normaliser.Definition.Name == name);
}

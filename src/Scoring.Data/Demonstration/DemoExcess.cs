namespace Scoring.Data.Demonstration;

/// <summary>How far the mean of counties lies above their median: gives aggregate units the magnitude of their counties' means.</summary>
static class DemoExcess
{
    const int Size = 0, Wealth = 1, Innovation = 2, Pillar = 3, Factors = 7;

    /// <summary>By variable: ½·variance of ln(value) inside a province, less that of its whole; 0 for shares that are not small.</summary>
    public static double[] Of(IReadOnlyList<DemoVariable> variables, int[][] wholes)
    {
        var loadings = new double[variables.Count][];
        var own = new double[variables.Count];
        var excess = new double[variables.Count];
        for (var v = 0; v < variables.Count; v++)
        {
            var variable = variables[v];
            loadings[v] = wholes[v].Length == 0 ? new double[Factors] : [.. loadings[wholes[v][0]]];
            own[v] = wholes[v].Length == 0 ? 0 : own[wholes[v][0]];
            if (variable.Shape == DemoShape.Grade || variable is { Shape: DemoShape.Share, Centre: > 0.1 })
                continue;
            var before = HalfVariance(loadings[v], own[v]);
            // The constants of DemoUnit.County: wealth = 0.8·ε, innovation = 0.55·wealth + 0.25·size + 0.75·ε,
            // pillar = 0.75·innovation + 0.6·ε.
            loadings[v][Size] += variable.Size + variable.Strength * 0.75 * 0.25;
            loadings[v][Wealth] += 0.8 * (variable.Wealth + variable.Strength * 0.75 * 0.55);
            loadings[v][Innovation] += variable.Strength * 0.75 * 0.75;
            loadings[v][Pillar + (int)variable.Pillar] += variable.Strength * 0.6;
            own[v] += variable.Spread * variable.Spread + variable.Swing * variable.Swing;
            excess[v] = HalfVariance(loadings[v], own[v]) - before;
        }
        return excess;
    }

    static double HalfVariance(double[] loadings, double own)
    {
        var sum = own;
        foreach (var loading in loadings) sum += loading * loading;
        return sum / 2;
    }
}

using Scoring.Kernels;

namespace Scoring.Weighting;

/// <summary>Finds weights on one or several simplexes under which correlations stand to one another as their targets do.</summary>
/// <remarks>
/// Minimises Σ(r_j/Σr − t_j)² over w ≥ 0 with Σw = 1 in every block: Levenberg–Marquardt steps whose quadratic model is minimised on the weights that are not
/// held at zero. It ends when no step gains any more, not at a loose tolerance. Derivatives are differences. Everything runs in one order on doubles.
/// Source: Levenberg (1944), Marquardt (1963); the objective is that of COINr's get_opt_weights, which is not held to w ≥ 0.
/// </remarks>
static class BalanceSolver
{
    const int MostSteps = 500;
    const double Nudge = 1e-6;

    /// <summary>The best weights from a start, and how far each share of the correlations stays from its target.</summary>
    /// <param name="blocks">Positions of the weights that sum to 1 together.</param>
    /// <param name="targets">Shares wanted, summing to 1.</param>
    /// <param name="start">Weights to start from.</param>
    /// <param name="correlations">The correlations under given weights, which need not sum to 1; NaN where there are none.</param>
    public static (double[] Weights, double[] Gaps) Solve(int[][] blocks, double[] targets, double[] start, Func<double[], double[]> correlations)
    {
        var weights = start.ToArray();
        var gaps = Gaps(weights);
        var loss = Loss(gaps);
        var damping = 1e-3;
        for (var step = 0; step < MostSteps && loss > 1e-31 && damping < 1e12; step++)
        {
            var slopes = Slopes(weights);
            while (damping < 1e12)
            {
                var next = Step(weights, gaps, slopes, damping, blocks);
                var nextGaps = Gaps(next);
                if (Loss(nextGaps) < loss)
                {
                    (weights, gaps, loss) = (next, nextGaps, Loss(nextGaps));
                    damping = Math.Max(damping / 10, 1e-14);
                    break;
                }
                damping *= 10;
            }
        }
        return (weights, gaps);

        double[] Gaps(double[] at)
        {
            var r = correlations(at);
            var total = SumKernel.Sum(r);
            return [.. r.Select((each, j) => total > 1e-9 ? each / total - targets[j] : double.PositiveInfinity)];
        }

        // By weight, then by gap.
        double[][] Slopes(double[] at) => [.. at.Select((weight, k) =>
        {
            var (up, down) = (at.ToArray(), at.ToArray());
            up[k] += Nudge;
            down[k] -= weight > Nudge ? Nudge : 0;
            var (above, below) = (Gaps(up), Gaps(down));
            return above.Select((gap, j) => (gap - below[j]) / (up[k] - down[k])).ToArray();
        })];
    }

    static double Loss(double[] gaps)
    {
        var loss = Correlations.Product(gaps, gaps);
        return double.IsNaN(loss) ? double.PositiveInfinity : loss;
    }

    /// <summary>The damped step; weights that would fall below zero are held at zero and the others solved for again.</summary>
    static double[] Step(double[] weights, double[] gaps, double[][] slopes, double damping, int[][] blocks)
    {
        var held = new bool[weights.Length];
        for (var round = 0; ; round++)
        {
            var moves = Moves(weights, gaps, slopes, damping, blocks, held);
            var violated = false;
            for (var k = 0; k < weights.Length; k++)
                if (!held[k] && !(weights[k] + moves[k] >= 0))
                    violated = held[k] = true;
            if (violated && round < weights.Length) continue;

            var next = weights.Select((weight, k) => held[k] ? 0 : Math.Max(weight + moves[k], 0)).ToArray();
            foreach (var block in blocks)
            {
                var total = SumKernel.Sum([.. block.Select(k => next[k])]);
                foreach (var k in block) next[k] = total > 0 ? next[k] / total : 1.0 / block.Length;
            }
            return next;
        }
    }

    /// <summary>Minimises |gaps + slopes·d|² + damping·|d|² with Σd = 0 in every block; held weights go to zero.</summary>
    static double[] Moves(double[] weights, double[] gaps, double[][] slopes, double damping, int[][] blocks, bool[] held)
    {
        int[] free = [.. Enumerable.Range(0, weights.Length).Where(k => !held[k])];
        int[][] live = [.. blocks.Select(block => block.Where(k => !held[k]).ToArray()).Where(block => block.Length > 0)];
        var residual = gaps.ToArray();
        for (var k = 0; k < weights.Length; k++)
            for (var j = 0; held[k] && j < residual.Length; j++)
                residual[j] -= weights[k] * slopes[k][j];

        var size = free.Length + live.Length;
        var system = Enumerable.Range(0, size).Select(_ => new double[size + 1]).ToArray();
        for (var a = 0; a < free.Length; a++)
        {
            for (var b = 0; b < free.Length; b++) system[a][b] = Correlations.Product(slopes[free[a]], slopes[free[b]]);
            system[a][a] += damping;
            system[a][size] = -Correlations.Product(slopes[free[a]], residual);
        }
        for (var b = 0; b < live.Length; b++)
        {
            foreach (var k in live[b]) system[free.Length + b][Array.IndexOf(free, k)] = system[Array.IndexOf(free, k)][free.Length + b] = 1;
            system[free.Length + b][size] = blocks.First(block => block.Contains(live[b][0])).Where(k => held[k]).Sum(k => weights[k]);
        }
        var solved = LinearSystem.Solve(system);
        var moves = weights.Select(weight => -weight).ToArray();
        for (var a = 0; a < free.Length; a++) moves[free[a]] = solved[a];
        return moves;
    }
}

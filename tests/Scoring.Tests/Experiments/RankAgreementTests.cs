using FsCheck.Xunit;
using Scoring.Experiments;

namespace Scoring.Tests.Experiments;

[Properties(Replay = "1,3", QuietOnSuccess = true)]
public sealed class RankAgreementTests
{
    const double None = double.NaN;

    [Fact]
    public void Agreement_by_hand()
    {
        // Five units that both rank, with shifts 1, 1, 0, 2, 2.
        double[] nominal = [1, 2, 3, 4, 6, 5, None], variant = [2, 1, 3, 6, 4, None, 5];
        var agreement = RankAgreement.Of(nominal, variant);
        Assert.Equal((5, 1, 1, 1), (agreement.Common, agreement.Lost, agreement.Gained, agreement.Same));
        Assert.Equal((6 / 5.0, 2.0), (agreement.MeanShift, agreement.MaxShift));
        // Among the five: 1 2 3 4 5 against 2 1 3 5 4: Σd² = 4, ρ = 1 − 6·4/(5·24); 2 of 10 pairs discordant.
        Assert.Equal(0.8, agreement.Spearman, 12);
        Assert.Equal(0.6, agreement.Kendall, 12);
    }

    [Fact]
    public void Agreement_without_common_units_has_no_shift()
    {
        var agreement = RankAgreement.Of([1, None], [None, 1]);
        Assert.True(double.IsNaN(agreement.MeanShift) && double.IsNaN(agreement.MaxShift) && double.IsNaN(agreement.Spearman));
        Assert.Throws<ArgumentException>(() => RankAgreement.Of([1], [1, 2]));
    }

    [Fact]
    public void Leading_group_and_movers_follow_places_and_then_the_roster()
    {
        var year = new VariantYear([1, 2, 3, 4, None, 5], [9, 8, 7, 6, 5, None], [4, 3, 1, None, 2, 5]);
        Assert.Equal([2, 4], year.Entered(2));
        Assert.Equal([0, 1], year.Left(2));
        Assert.Equal([0, 2, 1], year.Movers(10));
        Assert.Equal([0], year.Movers(1));
        Assert.Equal((-3.0, 2.0), (year.Shift(0), year.Shift(2)));
        Assert.True(double.IsNaN(year.Shift(3)) && double.IsNaN(year.Shift(4)));
    }

    [Property(MaxTest = 200)]
    public void Agreement_is_symmetric_and_does_not_depend_on_the_order_of_units(byte[] first, byte[] second, int seed)
    {
        var count = Math.Min(first.Length, second.Length);
        double[] x = [.. first.Take(count).Select(value => value % 7 == 0 ? None : value % 7)], y = [.. second.Take(count).Select(value => value % 5 == 0 ? None : value % 5)];
        var agreement = RankAgreement.Of(x, y);
        var turned = RankAgreement.Of(y, x);
        Assert.Equal((agreement.MeanShift, agreement.MaxShift, agreement.Spearman, agreement.Kendall), (turned.MeanShift, turned.MaxShift, turned.Spearman, turned.Kendall));
        int[] order = [.. Enumerable.Range(0, count)];
        new Random(seed).Shuffle(order);
        Assert.Equal(agreement, RankAgreement.Of([.. order.Select(i => x[i])], [.. order.Select(i => y[i])]));
    }
}

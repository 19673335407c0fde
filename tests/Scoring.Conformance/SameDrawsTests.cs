using Scoring.Tests.Shared;

namespace Scoring.Conformance;

/// <summary>The loop over draws counts the same with any processor features; the counts themselves are compared with sorting in this process.</summary>
public sealed class SameDrawsTests
{
    static readonly Lazy<string> Expected = new(() => string.Join(Environment.NewLine, DrawCase.Small.Select(each =>
    {
        var hash = DrawCase.Hash(Sorted(each));
        return $"{each.Units} {each.Kind} {hash} {hash}";
    })));

    [Theory]
    [InlineData("DOTNET_EnableAVX512=0")]
    [InlineData("DOTNET_EnableAVX2=0")]
    [InlineData("DOTNET_EnableHWIntrinsic=0")]
    [InlineData("DOTNET_TieredCompilation=0")]
    public void Counts_equal_sorting_whatever_the_process_may_use(string setting) => Assert.Equal(Expected.Value, ChildProcess.Draws(setting));

    static Scoring.Kernels.RankCounts Sorted(DrawCase each)
    {
        var counts = new Scoring.Kernels.RankCounts(each.Units, 0, []);
        var block = new Scoring.Kernels.RankBlock<uint>(each.Units, each.Draws);
        unsafe
        {
            for (var draw = 0; draw < each.Draws; draw++)
            {
                var ranks = each.NaiveRanks(draw);
                for (var unit = 0; unit < ranks.Length; unit++) block.Line(draw / 32, unit)[draw % 32] = (uint)ranks[unit];
            }
        }
        counts.Expect(each.Draws);
        counts.Count(block, each.Draws, 0, each.Units);
        return counts;
    }
}

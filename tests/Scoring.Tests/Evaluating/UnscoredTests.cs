using FsCheck.Xunit;
using Scoring.Evaluating;

namespace Scoring.Tests.Evaluating;

[Properties(Replay = "1,3", QuietOnSuccess = true)]
public class UnscoredTests
{
    public static TheoryData<Unscored> Reasons()
    {
        var reasons = new TheoryData<Unscored>();
        foreach (var reason in Enum.GetValues<UnscoredReason>())
            foreach (var code in new[] { null, "input", "a b", "min-share" })
                foreach (var (found, needed) in new[] { (double.NaN, double.NaN), (0.5, 0.66), (0.3333, 1) })
                    reasons.Add(new Unscored(reason, found, needed, code));
        return reasons;
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Read_gives_back_what_the_words_say(Unscored reason)
    {
        var read = Unscored.Read(reason.In(Language.English));

        Assert.Equal(reason, read);
        Assert.Equal(reason.In(Language.Chinese), read!.In(Language.Chinese));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Coverage 0.50 < 0.66")]
    [InlineData("coverageless")]
    [InlineData("a reason of a later version")]
    public void Read_of_other_words_gives_none(string words) => Assert.Null(Unscored.Read(words));

    [Property(MaxTest = 300)]
    public void Read_never_fails(string? words) => Assert.Null(Unscored.Read("?" + words));
}

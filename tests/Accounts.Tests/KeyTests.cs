using CsCheck;
using EnglishLearning.Accounts.Keys;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

public sealed class KeyTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("english-keys-");

    private string File => Path.Combine(_folder.FullName, "deep", "master.keys");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Box_OpensWithItsKeyAndContext_AndAnyChangeOfAnyByteIsNoticed() =>
        Gen.Select(Gen.Byte.Array[32], Gen.Byte.Array[0, 40], Gen.Byte.Array[0, 10], Gen.Int[0, 67], Gen.Byte[1, 255]).Sample((key, text, context, at, change) =>
        {
            var box = Sealed.Close(key, text, context);
            Assert.Equal(text, Sealed.Open(key, box, context));
            Assert.NotEqual(box, Sealed.Close(key, text, context));
            Assert.Throws<KeyException>(() => Sealed.Open(key, box, [.. context, 0]));
            box[at % box.Length] ^= change;
            Assert.Throws<KeyException>(() => Sealed.Open(key, box, context));
        }, iter: 1000);

    [Fact]
    public void Box_CutShort_IsNoticed() =>
        Assert.All(Enumerable.Range(0, 28), length => Assert.Throws<KeyException>(() => Sealed.Open(new byte[32], new byte[length], [])));

    [Fact]
    public async Task File_IsMadeOnce_ForItsOwnerAlone_AndReadByEverySilo()
    {
        var silos = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => KeyFile.OpenOrCreate(File, Now))));

        var wrapped = await silos[0].WrapAsync(new byte[] { 1, 2, 3 }, "person:1");
        foreach (var silo in silos)
            Assert.Equal([1, 2, 3], await silo.UnwrapAsync(wrapped, "person:1"));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(File)!));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public async Task NewLine_Rotates_AndOldLinesOpenWhatTheyWrapped()
    {
        var before = await KeyFile.OpenOrCreate(File, Now).WrapAsync(new byte[] { 7 }, "x");
        var line = $"{Now.AddDays(1):yyyy-MM-ddTHH:mm:ssZ} {Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32))}\n";
        await System.IO.File.AppendAllTextAsync(File, line);

        var rotated = KeyFile.OpenOrCreate(File, Now);

        Assert.Equal(Now.AddDays(1), rotated.NewestKeyFrom);
        Assert.Equal([7], await rotated.UnwrapAsync(before, "x"));
        var after = await rotated.WrapAsync(new byte[] { 7 }, "x");
        Assert.False(before.AsSpan(0, 8).SequenceEqual(after.AsSpan(0, 8)));
        await Assert.ThrowsAsync<KeyException>(async () => await rotated.UnwrapAsync(after, "y"));
        await Assert.ThrowsAsync<KeyException>(async () => await rotated.UnwrapAsync(new byte[3], "x"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("hello")]
    [InlineData("2026-11-23T00:00:00Z c2hvcnQ=")]
    [InlineData("yesterday AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("2026-11-23T00:00:00Z AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nhalf a li")]
    public void File_ThatIsNoneOfKeys_IsRefused_AndNotWrittenOver(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, text);

        var fault = Assert.Throws<KeyException>(() => KeyFile.OpenOrCreate(File, Now));

        Assert.Contains("no file of master keys", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", fault.Message, StringComparison.Ordinal);
        Assert.Equal(text, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void File_ThatCannotBeMade_IsSaidClearly()
    {
        System.IO.File.WriteAllText(Path.Combine(_folder.FullName, "deep"), "");
        Assert.Contains("cannot be read or made", Assert.Throws<KeyException>(() => KeyFile.OpenOrCreate(File, Now)).Message, StringComparison.Ordinal);
    }
}

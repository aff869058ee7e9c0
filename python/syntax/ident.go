package syntax

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// compatible are letters that exist for compatibility, each before the text that
// stands for it in names.
const compatible = "ªa µμ ºo ĲIJ ĳij ĿL· ŀl· ŉʼn ſs ǄDŽ ǅDž ǆdž ǇLJ ǈLj ǉlj ǊNJ ǋNj ǌnj ǱDZ ǲDz ǳdz ʰh ʱɦ ʲj ʳr ʴɹ ʵɻ ʶʁ ʷw ʸy ˠɣ ˡl ˢs ˣx ˤʕ \u0340\u0300 \u0341\u0301" +
	" \u0343\u0313 \u0344\u0308\u0301 ʹʹ ·· ϐβ ϑθ ϒΥ ϓΎ ϔΫ ϕφ ϖπ ϰκ ϱρ ϲς ϴΘ ϵε ϹΣ ևեւ ᴬA ᴭÆ ᴮB ᴰD ᴱE ᴲƎ ᴳG ᴴH ᴵI ᴶJ ᴷK ᴸL ᴹM ᴺN ᴼO ᴽȢ ᴾP ᴿR ᵀT ᵁU ᵂW ᵃa ᵄɐ" +
	" ᵅɑ ᵆᴂ ᵇb ᵈd ᵉe ᵊə ᵋɛ ᵌɜ ᵍg ᵏk ᵐm ᵑŋ ᵒo ᵓɔ ᵔᴖ ᵕᴗ ᵖp ᵗt ᵘu ᵙᴝ ᵚɯ ᵛv ᵜᴥ ᵝβ ᵞγ ᵟδ ᵠφ ᵡχ ᵢi ᵣr ᵤu ᵥv ᵦβ ᵧγ ᵨρ ᵩφ ᵪχ ⁱi ⁿn ₐa ₑe ₒo ₓx ₔə ₕh ₖk ₗl ₘm ₙn ₚp" +
	" ₛs ₜt ℂC ℇƐ ℊg ℋH ℌH ℍH ℎh ℏħ ℐI ℑI ℒL ℓl ℕN ℙP ℚQ ℛR ℜR ℝR ℤZ ΩΩ ℨZ KK ÅÅ ℬB ℭC ℯe ℰE ℱF ℳM ℴo ℵא ℶב ℷג ℸד ℹi ℼπ ℽγ ℾΓ ℿΠ ⅅD ⅆd ⅇe ⅈi ⅉj ⅠI ⅡII ⅢIII" +
	" ⅣIV ⅤV ⅥVI ⅦVII ⅧVIII ⅨIX ⅩX ⅪXI ⅫXII ⅬL ⅭC ⅮD ⅯM ⅰi ⅱii ⅲiii ⅳiv ⅴv ⅵvi ⅶvii ⅷviii ⅸix ⅹx ⅺxi ⅻxii ⅼl ⅽc ⅾd ⅿm ⱼj ⱽV ⵯⵡ ﬀff ﬁfi ﬂfl ﬃffi ﬄffl ﬅst ﬆst"

// composed are letters with a mark, each before its two parts.
const composed = "ÀA\u0300ÁA\u0301ÂA\u0302ÃA\u0303ÄA\u0308ÅA\u030aÇC\u0327ÈE\u0300ÉE\u0301ÊE\u0302ËE\u0308ÌI\u0300ÍI\u0301ÎI\u0302ÏI\u0308ÑN\u0303ÒO\u0300ÓO\u0301" +
	"ÔO\u0302ÕO\u0303ÖO\u0308ÙU\u0300ÚU\u0301ÛU\u0302ÜU\u0308ÝY\u0301àa\u0300áa\u0301âa\u0302ãa\u0303äa\u0308åa\u030açc\u0327èe\u0300ée\u0301êe\u0302" +
	"ëe\u0308ìi\u0300íi\u0301îi\u0302ïi\u0308ñn\u0303òo\u0300óo\u0301ôo\u0302õo\u0303öo\u0308ùu\u0300úu\u0301ûu\u0302üu\u0308ýy\u0301ÿy\u0308ĀA\u0304" +
	"āa\u0304ĂA\u0306ăa\u0306ĄA\u0328ąa\u0328ĆC\u0301ćc\u0301ĈC\u0302ĉc\u0302ĊC\u0307ċc\u0307ČC\u030cčc\u030cĎD\u030cďd\u030cĒE\u0304ēe\u0304ĔE\u0306" +
	"ĕe\u0306ĖE\u0307ėe\u0307ĘE\u0328ęe\u0328ĚE\u030cěe\u030cĜG\u0302ĝg\u0302ĞG\u0306ğg\u0306ĠG\u0307ġg\u0307ĢG\u0327ģg\u0327ĤH\u0302ĥh\u0302ĨI\u0303" +
	"ĩi\u0303ĪI\u0304īi\u0304ĬI\u0306ĭi\u0306ĮI\u0328įi\u0328İI\u0307ĴJ\u0302ĵj\u0302ĶK\u0327ķk\u0327ĹL\u0301ĺl\u0301ĻL\u0327ļl\u0327ĽL\u030cľl\u030c" +
	"ŃN\u0301ńn\u0301ŅN\u0327ņn\u0327ŇN\u030cňn\u030cŌO\u0304ōo\u0304ŎO\u0306ŏo\u0306ŐO\u030bőo\u030bŔR\u0301ŕr\u0301ŖR\u0327ŗr\u0327ŘR\u030cřr\u030c" +
	"ŚS\u0301śs\u0301ŜS\u0302ŝs\u0302ŞS\u0327şs\u0327ŠS\u030cšs\u030cŢT\u0327ţt\u0327ŤT\u030cťt\u030cŨU\u0303ũu\u0303ŪU\u0304ūu\u0304ŬU\u0306ŭu\u0306" +
	"ŮU\u030aůu\u030aŰU\u030bűu\u030bŲU\u0328ųu\u0328ŴW\u0302ŵw\u0302ŶY\u0302ŷy\u0302ŸY\u0308ŹZ\u0301źz\u0301ŻZ\u0307żz\u0307ŽZ\u030cžz\u030cΆΑ\u0301" +
	"ΈΕ\u0301ΉΗ\u0301ΊΙ\u0301ΌΟ\u0301ΎΥ\u0301ΏΩ\u0301ΪΙ\u0308ΫΥ\u0308άα\u0301έε\u0301ήη\u0301ίι\u0301ϊι\u0308ϋυ\u0308όο\u0301ύυ\u0301ώω\u0301ϓϒ\u0301" +
	"ϔϒ\u0308ЀЕ\u0300ЁЕ\u0308ЃГ\u0301ЇІ\u0308ЌК\u0301ЍИ\u0300ЎУ\u0306ЙИ\u0306йи\u0306ѐе\u0300ёе\u0308ѓг\u0301їі\u0308ќк\u0301ѝи\u0300ўу\u0306"

// nameForms are the tables of the two texts above.
var nameForms = sync.OnceValues(func() (map[rune]string, map[string]rune) {
	like, joined := map[rune]string{}, map[string]rune{}
	for _, entry := range strings.Fields(compatible) {
		r, n := utf8.DecodeRuneInString(entry)
		like[r] = entry[n:]
	}
	for rest := []rune(composed); len(rest) > 0; rest = rest[3:] {
		joined[string(rest[1:3])] = rest[0]
	}
	return like, joined
})

// normalize returns an identifier in the form in which names are compared: CPython's
// NFKC, for the letters of European scripts and those of mathematics.
func normalize(name string) string {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return normalForm(name)
		}
	}
	return name
}

func normalForm(name string) string {
	like, joined := nameForms()
	var out []rune
	for _, r := range name {
		if t, ok := like[r]; ok {
			out = append(out, []rune(t)...)
			continue
		}
		r = plainLetter(r)
		if last := len(out) - 1; last >= 0 {
			if whole, ok := joined[string([]rune{out[last], r})]; ok {
				out[last] = whole
				continue
			}
		}
		out = append(out, r)
	}
	return string(out)
}

// plainLetter is the letter or digit of which r is the full-width or a mathematical form.
func plainLetter(r rune) rune {
	const greek = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΘΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂εθκφρπ"
	switch {
	case r >= 0xff01 && r <= 0xff5e:
		return r - 0xfee0
	case r >= 0x1d400 && r <= 0x1d6a3:
		if k := (r - 0x1d400) % 52; k < 26 {
			return 'A' + k
		} else {
			return 'a' + k - 26
		}
	case r >= 0x1d6a8 && r <= 0x1d7c9:
		return []rune(greek)[(r-0x1d6a8)%58]
	case r >= 0x1d7ce && r <= 0x1d7ff:
		return '0' + (r-0x1d7ce)%10
	}
	return r
}
